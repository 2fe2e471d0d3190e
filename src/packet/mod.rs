//! Red packets by the law hb1.
