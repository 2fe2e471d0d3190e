//! Links, file names, import and ranking.
