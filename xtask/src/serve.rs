//! A static server of `dist/www` for this machine alone.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::tools::{Outcome, root};

/// Where the page is served unless another port is asked for.
pub(crate) const PORT: u16 = 8080;

const LONGEST_REQUEST: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the page on this machine's own addresses until the program is stopped.
pub(crate) fn serve(port: u16) -> Outcome {
    let folder = root().join("dist/www");
    let first = listen((Ipv4Addr::LOCALHOST, port).into())?;
    let port = first
        .local_addr()
        .map_err(|error| error.to_string())?
        .port();
    // A browser may take localhost for either address. A machine without IPv6 has only the first.
    let second = match listen((Ipv6Addr::LOCALHOST, port).into()) {
        Ok(listener) => Some(listener),
        Err(problem) if problem.contains("taken") => return Err(problem),
        Err(_) => None,
    };
    println!();
    println!("The page is served at   http://localhost:{port}/");
    println!(
        "and opens from disk at  {}",
        file_address(&folder.join("index.html"))
    );
    println!("Control-C stops.");
    if let Some(listener) = second {
        let folder = folder.clone();
        std::thread::spawn(move || accept(&listener, &folder));
    }
    accept(&first, &folder);
    Ok(())
}

fn listen(address: SocketAddr) -> Outcome<TcpListener> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!(
            "port {} is taken by another program: stop it, or choose another one with --port",
            address.port()
        ),
        ErrorKind::PermissionDenied => format!(
            "port {} is not open to you: choose one above 1023 with --port",
            address.port()
        ),
        _ => format!("{address} cannot be served: {error}"),
    })
}

fn accept(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A browser that goes away ends its answer, not the server.
        std::thread::spawn(move || answer(stream, &folder));
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(Read::take(&stream, LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers are read so that the browser has sent everything before the connection closes.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let file = resolve(folder, target).and_then(|path| Some((mime(&path), fs::read(&path).ok()?)));
    let (status, kind, body) = match (method, file) {
        ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"There is no such file.\n".to_vec(),
        ),
        _ => (
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"Only GET and HEAD.\n".to_vec(),
        ),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n"
    )?;
    write!(
        stream,
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request's target names, if it lies in the folder.
fn resolve(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = decode(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    file.starts_with(folder).then_some(file)
}

fn decode(part: &str) -> Option<String> {
    let mut bytes = part.bytes();
    let mut decoded = Vec::with_capacity(part.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn file_address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let encoded = path.bytes().map(|byte| match byte {
        b'/' | b'-' | b'.' | b'_' | b'~' | b':' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    // A path on Windows begins with a drive, without a slash.
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", encoded.collect::<String>())
}
