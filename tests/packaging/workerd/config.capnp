using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const main :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "main.js", esModule = embed "out/main.js"),
    (name = "core.wasm", wasm = embed "out/core.wasm"),
    (name = "scan.wasm", wasm = embed "out/scan.wasm"),
  ],
);
