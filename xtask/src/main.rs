//! The only driver: serve, build, test, bench, package.

fn main() {}
