//! The server of the demo: `pkg/` at `/barograph/`, the demo pages at `/`, as on a portal.
//!
//! Serves this machine only. Refuses whatever would lead out of the two folders.

use crate::Outcome;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// A page asks for about six files at a time.
const THREADS: usize = 6;

/// Serves until it is stopped. Port 0 is any that is free.
pub(crate) fn serve(port: u16, package: &str) -> Outcome<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|e| match e.downcast_ref::<std::io::Error>() {
        Some(io) if io.kind() == ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another: cargo xtask demo --port {}", port.wrapping_add(1))
        }
        _ => format!("cannot serve on 127.0.0.1:{port}: {e}"),
    })?;
    let address = server.server_addr().to_ip().ok_or("the server has no address")?;
    println!("http://{address}/");
    eprintln!("  the demo portal is served; stop it with Ctrl-C");
    let server = Arc::new(server);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            let server = Arc::clone(&server);
            scope.spawn(move || {
                for request in server.incoming_requests() {
                    // A page that went away needs no answer.
                    let _ = answer(request, package);
                }
            });
        }
    });
    Ok(())
}

fn answer(request: Request, package: &str) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(plain(405, "only GET and HEAD\n"));
    }
    let opened = place(request.url(), package).and_then(|path| Some((kind(&path), File::open(&path).ok()?)));
    match opened {
        Some((kind, file)) => {
            let mut response = Response::from_file(file);
            let headers = [("Content-Type", kind), ("Cache-Control", "no-cache")];
            headers
                .into_iter()
                .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
                .for_each(|h| response.add_header(h));
            request.respond(response)
        }
        None => request.respond(plain(404, "not found\n")),
    }
}

fn plain(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(status)
}

/// The file behind an address; none outside the two folders.
fn place(url: &str, package: &str) -> Option<PathBuf> {
    let path = decoded(url.split(['?', '#']).next()?)?;
    let relative = path.strip_prefix('/')?;
    let (folder, rest) = match relative.strip_prefix("barograph/") {
        Some(rest) => (package, rest),
        None => ("www", relative),
    };
    let rest = Path::new(rest);
    if !rest.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = Path::new(folder).join(rest);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// `%E4%B8%AD` and the like, read as UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(['\0', '\\']))
}

/// Without the right type a browser refuses modules and streams no Wasm.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "md" | "ts" | "txt" | "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> Option<PathBuf> {
        std::env::set_current_dir(crate::shell::root()).unwrap();
        place(url, "pkg")
    }

    #[test]
    fn pages_stand_at_the_root_and_the_package_beside_them() {
        assert_eq!(at("/"), Some("www/index.html".into()));
        assert_eq!(at("/embed.html?lang=zh"), Some("www/embed.html".into()));
        assert_eq!(at("/%65mbed.html"), Some("www/embed.html".into()));
        assert_eq!(at("/nothing.html"), None);
    }

    #[test]
    fn nothing_outside_is_served() {
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/barograph/../../Cargo.toml",
            "//etc/passwd",
            "/..%2fCargo.toml",
            "/%",
            "Cargo.toml",
        ] {
            assert_eq!(at(url), None, "{url}");
        }
    }

    #[test]
    fn types_are_what_browsers_insist_on() {
        assert_eq!(kind(Path::new("a.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(kind(Path::new("LICENSE-MIT")), "text/plain; charset=utf-8");
    }
}
