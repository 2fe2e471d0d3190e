//! Symbol to geometry to outputs.
