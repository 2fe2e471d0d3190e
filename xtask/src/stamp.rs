//! Stamps. A step is not done again while its inputs and outputs are as it left them.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::tools::{Outcome, at, root};

/// One step, the files it reads and the files it makes; a folder stands for all it holds.
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: u64,
    outputs: Vec<PathBuf>,
}

impl Stamp {
    /// A step by its name. `salt` is whatever else decides the result. Paths that do not exist count as absent, not as errors.
    pub(crate) fn new(
        name: &str,
        salt: &str,
        inputs: &[PathBuf],
        outputs: &[PathBuf],
    ) -> Outcome<Self> {
        let file = root().join("target/stamps").join(name);
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        hash(inputs, &mut hasher)?;
        Ok(Self {
            file,
            inputs: hasher.finish(),
            outputs: outputs.to_vec(),
        })
    }

    /// Does the work, unless neither inputs nor outputs have changed since it was last done.
    pub(crate) fn unless_fresh(&self, work: impl FnOnce() -> Outcome) -> Outcome {
        if fs::read_to_string(&self.file)
            .is_ok_and(|text| self.line().is_ok_and(|line| line == text))
        {
            return Ok(());
        }
        let folder = self.file.parent().expect("a stamp lies in a folder");
        fs::create_dir_all(folder).map_err(at(folder))?;
        // An interrupted step leaves no stamp.
        fs::write(&self.file, "").map_err(at(&self.file))?;
        work()?;
        fs::write(&self.file, self.line()?).map_err(at(&self.file))
    }

    fn line(&self) -> Outcome<String> {
        let mut hasher = DefaultHasher::new();
        hash(&self.outputs, &mut hasher)?;
        Ok(format!("{:016x} {:016x}\n", self.inputs, hasher.finish()))
    }
}

fn hash(paths: &[PathBuf], hasher: &mut DefaultHasher) -> Outcome {
    for path in paths {
        path.hash(hasher);
        if path.is_dir() {
            hash(&listing(path)?, hasher)?;
        } else if path.is_file() {
            fs::read(path).map_err(at(path))?.hash(hasher);
        }
    }
    Ok(())
}

/// The entries of a folder, in order of name.
pub(crate) fn listing(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(at(folder))?;
    paths.sort();
    Ok(paths)
}
