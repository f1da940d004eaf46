//! A small server of files on this machine only: the package at `/barograph/`, `www/` at `/`.

use crate::Outcome;
use crate::shell::root;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// Threads that answer: a page asks for several files at once.
const WORKERS: usize = 4;

/// Serves until the process ends; the address is the first line on standard output.
pub(crate) fn serve(port: u16) -> Outcome<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|e| match e.downcast_ref::<std::io::Error>() {
        Some(io) if io.kind() == ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another: cargo xtask demo --port {}", port.wrapping_add(1))
        }
        _ => format!("cannot serve on 127.0.0.1:{port}: {e}"),
    })?;
    let address = server.server_addr();
    println!("http://{address}/");
    // Whoever reads the address may have gone already: serving goes on.
    let _ = std::io::stdout().flush();
    let server = Arc::new(server);
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let server = Arc::clone(&server);
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A reader who leaves early is no fault of ours.
                    let _ = answer(request);
                }
            })
        })
        .collect();
    for worker in workers {
        if worker.join().is_err() {
            return Err("the server stopped".into());
        }
    }
    Ok(())
}

fn answer(request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some(path) = resolve(request.url()) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    match File::open(&path) {
        Ok(file) => {
            let mut response = Response::from_file(file);
            for (name, value) in [("Content-Type", mime(&path)), ("Cache-Control", "no-cache")] {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        Err(_) => request.respond(Response::from_string("not found\n").with_status_code(404)),
    }
}

/// The file of an address; `None` where there is none, or where it leads out of the two folders.
fn resolve(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let (folder, rest) = match path.strip_prefix("barograph/") {
        Some(rest) => ("pkg", rest),
        None => ("www", path),
    };
    let inside = Path::new(rest);
    if inside.components().any(|c| !matches!(c, Component::Normal(_))) {
        return None;
    }
    let mut file = root().join(folder).join(inside);
    if rest.is_empty() || rest.ends_with('/') {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside() {
        assert!(resolve("/").unwrap().ends_with("www/index.html"));
        assert!(resolve("/index.html?lang=en#top").unwrap().ends_with("www/index.html"));
        assert!(resolve("/barograph/package.json").unwrap().ends_with("pkg/package.json"));
        for outside in
            ["/../Cargo.toml", "/barograph/../Cargo.toml", "//etc/passwd", "/data/../../Cargo.toml", "/nothing"]
        {
            assert_eq!(resolve(outside), None, "{outside}");
        }
    }

    #[test]
    fn types_are_those_a_browser_needs() {
        assert_eq!(mime(Path::new("engine_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("element.js")), "text/javascript; charset=utf-8");
    }
}
