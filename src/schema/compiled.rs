//! The schema for validators that are compiled to code, as by Ajv: the trees that compare members are split.
//!
//! Ajv makes a function of each definition. A tree as a whole is a function too large to be optimized, and one
//! of many small ones takes longer to call than to run.

use std::mem;

use serde_json::{Value, json};

use crate::{api::member::JsonType, rules::demand::fragment::Keywords, schema::Dialect};

/// The depths at which a tree is split, which are the fastest in Ajv.
const DEPTHS: [usize; 2] = [1, 3];

/// Moves the subtrees at [`DEPTHS`] from `tree`, which is at `depth`, to the definitions.
pub(super) fn split(tree: &mut Value, depth: usize, dialect: Dialect, definitions: &mut Keywords) {
    for branch in ["then", "else"] {
        let subtree = tree.get_mut(branch);
        let Some(subtree) = subtree.filter(|subtree| subtree.get("if").is_some()) else {
            continue;
        };
        split(subtree, depth + 1, dialect, definitions);
        if DEPTHS.contains(&(depth + 1)) {
            let name = format!("workers{}", definitions.len() + 1);
            let reference = json!({ "$ref": format!("#/{}/{name}", dialect.definitions()) });
            let mut definition = mem::replace(subtree, reference);
            if let Value::Object(keywords) = &mut definition {
                // Ajv's strict mode asks for the type, which it looks for in the schemas around others.
                keywords.insert("type".to_owned(), JsonType::Object.name().into());
            }
            definitions.insert(name, definition);
        }
    }
}
