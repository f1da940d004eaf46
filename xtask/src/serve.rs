//! The server of the demo: `pkg/` at `/barograph/`, the demo pages at `/`, as on a portal, and the gallery at `/gallery/`.
//!
//! Serves this machine only. Refuses whatever would lead out of the two folders. A file that the browser still has is not
//! sent again (RFC 9110, `If-None-Match`), as on a portal, so that the demo shows what `refresh` costs.

use crate::{Outcome, gallery};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// A request line and headers are no longer than this.
const HEAD: usize = 16 << 10;
/// How long a browser may keep a connection without asking.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until it is stopped. Port 0 is any that is free.
///
/// A thread a connection and one answer a connection: a browser holds several open, and a pool with fewer
/// threads than connections would leave one of them waiting for ever.
pub(crate) fn serve(port: u16, package: &str) -> Outcome<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| match e.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another: cargo xtask demo --port {}", port.wrapping_add(1))
        }
        _ => format!("cannot serve on 127.0.0.1:{port}: {e}"),
    })?;
    let address = listener.local_addr().map_err(|e| format!("the server has no address: {e}"))?;
    println!("http://{address}/");
    println!("http://{address}/symposium.html  the text of the symposium as a working page");
    println!("http://{address}/gallery/  {} pictures, each with its tag", gallery::cases().len());
    eprintln!("  the demo portal is served; stop it with Ctrl-C");
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A page that went away needs no answer.
            scope.spawn(move || drop(answer(stream, package)));
        }
    });
    Ok(())
}

fn answer(mut stream: TcpStream, package: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut bytes = Vec::new();
    let mut piece = [0; 2048];
    loop {
        let count = stream.read(&mut piece)?;
        bytes.extend_from_slice(piece.get(..count).unwrap_or_default());
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(status) if status.is_complete() => {
                let known = request.headers.iter().find(|h| h.name.eq_ignore_ascii_case("if-none-match"));
                let known = known.map_or(&[][..], |h| h.value);
                let (method, path) = (request.method.unwrap_or_default(), request.path.unwrap_or_default());
                return reply(&mut stream, (method, path, known), package);
            }
            Ok(_) if count > 0 && bytes.len() < HEAD => {}
            _ => return send(&mut stream, "400 Bad Request", "text/plain", ("", b"not a request\n"), true),
        }
    }
}

fn reply(stream: &mut TcpStream, (method, path, known): (&str, &str, &[u8]), package: &str) -> std::io::Result<()> {
    let whole = method == "GET";
    if !matches!(method, "GET" | "HEAD") {
        return send(stream, "405 Method Not Allowed", "text/plain", ("", b"only GET and HEAD\n"), true);
    }
    let found = match path.strip_prefix("/gallery/") {
        Some(rest) => gallery::answer(rest),
        None => place(path, package).and_then(|file| Some((kind(&file), std::fs::read(&file).ok()?))),
    };
    let Some((kind, body)) = found else {
        return send(stream, "404 Not Found", "text/plain", ("", b"not found\n"), whole);
    };
    let tag = tag(&body);
    if known == tag.as_bytes() {
        return send(stream, "304 Not Modified", kind, (&tag, &[]), false);
    }
    send(stream, "200 OK", kind, (&tag, &body), whole)
}

/// The entity tag of a file: the same as long as its bytes are.
fn tag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    kind: &str,
    (tag, body): (&str, &[u8]),
    whole: bool,
) -> std::io::Result<()> {
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n")?;
    if !status.starts_with("304") {
        write!(stream, "Content-Length: {length}\r\n")?;
    }
    if !tag.is_empty() {
        write!(stream, "ETag: {tag}\r\n")?;
    }
    write!(stream, "Cache-Control: no-cache\r\nConnection: close\r\n\r\n")?;
    if whole {
        stream.write_all(body)?;
    }
    stream.flush()
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
    fn a_tag_changes_with_the_file() {
        assert_eq!(tag(b"a"), tag(b"a"));
        assert_ne!(tag(b"a"), tag(b"b"));
    }

    #[test]
    fn types_are_what_browsers_insist_on() {
        assert_eq!(kind(Path::new("a.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(kind(Path::new("LICENSE-MIT")), "text/plain; charset=utf-8");
    }
}
