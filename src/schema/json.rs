//! The tables as JSON Schema 2020-12 (<https://json-schema.org/draft/2020-12/schema>), from which editors check and
//! complete what users write.

use serde_json::{Map, Value, json};

use super::{Field, Shape, tables};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A point in time of the EDTF subset; what a pattern cannot see, such as 30 February, `dossier check` does.
const POINT: &str = concat!(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])",
    r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?)?)?)?[?~%]?"
);

/// Front matter. `kind` decides; where the folder does, an editor may use `#/$defs/<kind>` for its files.
pub fn schema_of_front_matter() -> Value {
    let mut definitions = shared();
    let mut kinds = Vec::new();
    let mut choices = Vec::new();
    for (kind, own) in tables::KINDS {
        definitions.insert((*kind).to_owned(), kind_schema(kind, own));
        let reference = json!({ "$ref": format!("#/$defs/{kind}") });
        kinds.push(json!({
            "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
            "then": reference,
        }));
        choices.push(reference);
    }
    json!({
        "$schema": DIALECT,
        "title": "Front matter of a dossier's files",
        "description": "The fields between the lines of three hyphens. docs/front-matter.md has an example of each kind.",
        "type": "object",
        "allOf": kinds,
        "anyOf": choices,
        "$defs": definitions,
    })
}

/// `config.yaml`.
pub fn schema_of_config() -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!(DIALECT));
    schema.insert("title".to_owned(), json!("config.yaml of a dossier"));
    if let Value::Object(fields) = object(tables::CONFIG.iter(), &[]) {
        schema.extend(fields);
    }
    schema.insert("$defs".to_owned(), Value::Object(shared()));
    Value::Object(schema)
}

fn kind_schema(kind: &str, own: &'static [Field]) -> Value {
    // Articles without a headline are shown by a description in brackets.
    let title: &[&str] = if kind == "article" { &[] } else { &["title"] };
    let mut schema = object(tables::COMMON.iter().chain(own), title);
    schema["properties"]["kind"] = json!({ "const": kind, "description": doc(tables::COMMON, "kind") });
    schema
}

fn doc(table: &[Field], name: &str) -> String {
    table.iter().find(|f| f.name == name).map_or_else(String::new, |f| format!("{}.", f.doc))
}

/// The shapes that many fields share.
fn shared() -> Map<String, Value> {
    let date = format!("^({POINT}|{POINT}/({POINT}|\\.\\.)|\\.\\./{POINT})$");
    let shapes = json!({
        "text": { "type": ["string", "number"], "minLength": 1 },
        "link": { "type": ["string", "number"], "minLength": 1, "description": "`[[a link]]`, or plain words." },
        "date": {
            "type": ["string", "integer"],
            "pattern": date,
            "minimum": 1000,
            "maximum": 9999,
            "examples": ["2023-10-12", "2023-10", "2023", "2023-10-12T03:15+06:00", "2023-10-12/2023-10-13", "2023~"],
        },
        "paragraph": { "type": ["string", "integer"], "pattern": "^(p|¶ ?)?[1-9][0-9]*$", "minimum": 1, "examples": ["p7"] },
        "url": { "type": "string", "pattern": "^https?://[^/\\s<>\"][^\\s<>\"]*$" },
    });
    if let Value::Object(shapes) = shapes { shapes } else { Map::new() }
}

/// A set of fields: no others are allowed.
fn object<'f>(fields: impl Iterator<Item = &'f Field>, required: &[&'f str]) -> Value {
    let (mut properties, mut required) = (Map::new(), required.to_vec());
    for field in fields {
        properties.insert(field.name.to_owned(), described(field));
        if field.required {
            required.push(field.name);
        }
    }
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn described(field: &Field) -> Value {
    let mut schema = shape(&field.shape);
    schema["description"] = json!(format!("{}.", field.doc));
    schema
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Text => reference("text"),
        Shape::Link => reference("link"),
        Shape::Date => reference("date"),
        Shape::Url => reference("url"),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Between(from, to) => json!({ "type": "number", "minimum": from, "maximum": to }),
        Shape::Paragraph => reference("paragraph"),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::List(item) => {
            let item = shape(item);
            json!({ "anyOf": [{ "type": "array", "items": item }, item] })
        }
        Shape::Fields(fields) => object(fields.iter(), &[]),
        Shape::Words(words) => json!({ "type": "object", "additionalProperties": { "enum": words } }),
        Shape::Any => json!({}),
    }
}
