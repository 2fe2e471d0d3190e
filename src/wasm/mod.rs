//! The boundary to JavaScript: it translates and decides nothing.
