//! A static server of `dist/www`, and of `dist/docs` in its folder `docs`, for this machine alone.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::tools::{Outcome, root};

/// Where the page is served unless another port is asked for.
pub(crate) const PORT: u16 = 8080;

const LONGEST_REQUEST: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Both of this machine's own addresses at one port: a browser may take localhost for either.
pub(crate) struct Server {
    folder: PathBuf,
    port: u16,
    listeners: Vec<TcpListener>,
}

impl Server {
    /// Takes the port; 0 takes any that is free.
    pub(crate) fn listen(port: u16) -> Outcome<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| refusal(port, &error))?;
        let port = first
            .local_addr()
            .map_err(|error| error.to_string())?
            .port();
        let mut listeners = vec![first];
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => listeners.push(second),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                return Err(refusal(port, &error));
            }
            // A machine without IPv6 has only the first.
            Err(_) => {}
        }
        Ok(Self {
            folder: root().join("dist/www"),
            port,
            listeners,
        })
    }

    /// Says where the page is and serves it until the program is stopped.
    pub(crate) fn run(&self) {
        println!();
        println!("The page is served at   http://localhost:{}/", self.port);
        println!(
            "and opens from disk at  {}",
            file_address(&self.folder.join("index.html"))
        );
        println!(
            "which is the file       {}",
            self.folder.join("index.html").display()
        );
        println!(
            "The documentation is at http://localhost:{}/docs/",
            self.port
        );
        println!("Control-C stops.");
        std::thread::scope(|scope| {
            for listener in &self.listeners {
                scope.spawn(|| accept(listener, &self.folder));
            }
        });
    }
}

fn refusal(port: u16, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "port {port} is taken by another program: stop it, or choose another port with --port"
        ),
        ErrorKind::PermissionDenied => {
            format!("port {port} is not open to you: choose one above 1023 with --port")
        }
        _ => format!("port {port} cannot be served: {error}"),
    }
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
    let (folder, target) = mounted(folder, target);
    let file = resolve(&folder, target).and_then(|path| Some((mime(&path), fs::read(&path).ok()?)));
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

/// The folder that a target is looked for in, and the target there: the documentation lies beside the page, and is served below it.
fn mounted<'a>(folder: &Path, target: &'a str) -> (PathBuf, &'a str) {
    match target.strip_prefix("/docs") {
        Some(rest) if rest.starts_with('/') => (folder.with_file_name("docs"), rest),
        _ => (folder.to_path_buf(), target),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_resolves(target: &str, expected: Option<&str>) {
        let folder = root().join("xtask/src");
        let expected =
            expected.map(|file| folder.join(file).canonicalize().expect("this file exists"));
        assert_eq!(resolve(&folder, target), expected);
    }

    #[test]
    fn a_target_names_a_file_of_the_folder() {
        assert_resolves("/serve.rs", Some("serve.rs"));
        assert_resolves("//serve.rs?version=1", Some("serve.rs"));
        assert_resolves("/%73erve.rs", Some("serve.rs"));
    }

    #[test]
    fn the_documentation_is_served_below_the_page() {
        let page = Path::new("/dist/www");
        assert_eq!(
            mounted(page, "/docs/start.html"),
            (PathBuf::from("/dist/docs"), "/start.html")
        );
        assert_eq!(
            mounted(page, "/docs.html"),
            (page.to_path_buf(), "/docs.html")
        );
    }

    #[test]
    fn a_target_outside_the_folder_names_nothing() {
        assert_resolves("/../Cargo.toml", None);
        assert_resolves("/%2e%2e/Cargo.toml", None);
        assert_resolves("/..%2fCargo.toml", None);
        assert_resolves("/..%5cCargo.toml", None);
        assert_resolves("//../Cargo.toml", None);
        assert_resolves("Cargo.toml", None);
    }

    #[test]
    fn a_target_that_is_no_address_names_nothing() {
        assert_resolves("", None);
        assert_resolves("/%", None);
        assert_resolves("/%zz", None);
        assert_resolves("/%ff", None);
        assert_resolves("/serve.rs%00", None);
        assert_resolves("/", None);
    }

    #[test]
    fn a_file_address_escapes_what_an_address_cannot_hold() {
        assert_eq!(
            file_address(Path::new("/a b/红#包.html")),
            "file:///a%20b/%E7%BA%A2%23%E5%8C%85.html"
        );
    }
}
