//! The model: a declaration in which every field has its location.

use proc_macro2::Ident;
use syn::{Fields, ItemStruct, LitStr, Path};

use super::attr::{Args, Unmarked};
use super::field::{self, ReadField};
use super::item;
use super::location::{Field, ListStyle, LocationKind, Role};
use super::method::Method;
use super::path::PathTemplate;
use crate::diagnostics::{Diagnostics, nearest};
use crate::fields::member::Member;
use crate::fields::member::TypeCheck;
use crate::fields::twice;
use crate::syntax::attrs;
use crate::syntax::{generics, names};

/// Everything that is known of an endpoint.
pub(crate) struct Declaration {
    /// The struct as it is emitted: without our attributes.
    pub(crate) item: ItemStruct,
    /// What the user derives.
    pub(crate) derives: Vec<Path>,
    /// Whether serde attributes on fields serve a derive of the user's.
    pub(crate) keeps_serde: bool,
    pub(crate) args: Args,
    pub(crate) template: PathTemplate,
    /// Whether the template could be read without errors.
    pub(crate) template_is_right: bool,
    pub(crate) fields: Vec<Field>,
}

/// What the request carries as its body.
#[derive(Clone, Copy)]
pub(crate) enum Body<'a> {
    Nothing,
    Members,
    Whole(&'a Field),
    Raw(&'a Field),
    Multipart,
}

impl Declaration {
    pub(crate) fn new(mut item: ItemStruct, args: Args, diagnostics: &mut Diagnostics) -> Self {
        let derives = attrs::derives(&item.attrs);
        let keeps_serde = attrs::derived(&derives, "Serialize").is_some()
            || attrs::derived(&derives, "Deserialize").is_some();
        item::clean(&mut item, keeps_serde, diagnostics);
        twice::fields(&mut item.fields, diagnostics);
        let read_fields = field::read(&mut item, keeps_serde, diagnostics);
        let (template, template_is_right) = match &args.path {
            Some(literal) => PathTemplate::read(literal, diagnostics),
            None => (PathTemplate::default(), false),
        };
        let mut fields = assign_locations(read_fields, &template, &args);
        let is_projected = |field: &Field| generics::is_projected(&field.member.ty, &item.generics);
        if !fields.iter().any(is_projected) {
            for field in &mut fields {
                // Of a type parameter nothing is known but its bounds.
                if !generics::mentions_parameter(&field.member.ty, &item.generics) {
                    field.member.type_check = field.role.type_check(&field.member);
                }
            }
        }
        if let Some(key) = &args.idempotent_with {
            let key = names::unraw(&key.value);
            for field in fields.iter_mut().filter(|field| field.member.name == key) {
                // An alias of an option or of a list is known to the compiler only.
                field.member.type_check = match field.member.type_check {
                    Some(TypeCheck::Query) => Some(TypeCheck::QueryKey),
                    Some(TypeCheck::Header) => Some(TypeCheck::HeaderKey),
                    other => other,
                };
            }
        }
        Self {
            item,
            derives,
            keeps_serde,
            args,
            template,
            template_is_right,
            fields,
        }
    }

    pub(crate) fn ident(&self) -> &Ident {
        &self.item.ident
    }

    /// The template as written; empty where it is missing.
    pub(crate) fn template_text(&self) -> String {
        self.args
            .path
            .as_ref()
            .map(LitStr::value)
            .unwrap_or_default()
    }

    /// The name of the request function.
    pub(crate) fn function_name(&self) -> Ident {
        match &self.args.name {
            Some(name) => names::identifier(&names::unraw(&name.value), name.value.span()),
            // The span of the struct: two functions of one name are reported at the structs.
            None => names::identifier(
                &names::snake_case(&names::unraw(self.ident())),
                self.ident().span(),
            ),
        }
    }

    pub(crate) fn with_role(&self, is_wanted: fn(&Role) -> bool) -> Vec<&Field> {
        let mut fields = Vec::new();
        for field in &self.fields {
            if is_wanted(&field.role) {
                fields.push(field);
            }
        }
        fields
    }

    pub(crate) fn field_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for field in &self.fields {
            names.push(field.member.name.as_str());
        }
        names
    }

    /// The members, in the order of the fields.
    pub(crate) fn members(&self) -> Vec<&Member> {
        let mut members = Vec::new();
        for field in &self.fields {
            members.push(&field.member);
        }
        members
    }

    pub(crate) fn field(&self, name: &Ident) -> Option<&Field> {
        let name = names::unraw(name);
        self.find(&|field| field.member.name == name)
    }

    /// The first field that is wanted.
    fn find(&self, is_wanted: &dyn Fn(&Field) -> bool) -> Option<&Field> {
        self.fields.iter().find(|field| is_wanted(field))
    }

    /// The field that a placeholder names.
    pub(crate) fn path_field(&self, placeholder: &str) -> Option<&Field> {
        self.find(&|field| field.role == Role::Path && field.wire == placeholder)
    }

    pub(crate) fn body(&self) -> Body<'_> {
        let find = |role: Role| self.find(&|field| field.role == role);
        if let Some(whole) = find(Role::Body) {
            Body::Whole(whole)
        } else if let Some(raw) = find(Role::RawBody) {
            Body::Raw(raw)
        } else if find(Role::Part).is_some() {
            Body::Multipart
        } else if find(Role::Member).is_some() {
            Body::Members
        } else {
            Body::Nothing
        }
    }

    /// The methods that are generated besides setters.
    pub(crate) fn reserved_names(&self) -> Vec<&'static str> {
        let mut names = vec!["new", "send"];
        if self.args.paginate.is_some() {
            names.push("pages");
        }
        names
    }

    pub(crate) fn has_secrets(&self) -> bool {
        self.find(&|field| field.member.secret.is_some()).is_some()
    }

    pub(crate) fn has_named_fields(&self) -> bool {
        !matches!(self.item.fields, Fields::Unnamed(_))
    }
}

/// Gives each field its location.
fn assign_locations(
    read_fields: Vec<ReadField>,
    template: &PathTemplate,
    args: &Args,
) -> Vec<Field> {
    let meant = meant_for_the_path(&read_fields, template);
    let mut fields = Vec::new();
    for ReadField {
        member,
        location_attr,
    } in read_fields
    {
        let role = match &location_attr {
            Some(location_attr) => location_attr.kind.role(),
            None if template.mentions(&member.name) || meant.contains(&member.name) => Role::Path,
            None => unmarked_role(args, &member),
        };
        let given = location_attr
            .as_ref()
            .and_then(|location_attr| location_attr.kind.name())
            .map(LitStr::value);
        let wire = wire_name(&member, &role, given, args);
        fields.push(Field {
            member,
            location_attr,
            role,
            wire,
        });
    }
    fields
}

/// The name on the wire: the one that the attribute gives, serde's, or one made of the field's.
fn wire_name(member: &Member, role: &Role, given: Option<String>, args: &Args) -> String {
    let serde_name = || member.serde.rename.as_ref().map(LitStr::value);
    let renamed = || args.rename_rule().field(&member.name);
    match role {
        Role::Path => given.unwrap_or_else(|| member.name.clone()),
        Role::Query(_) => given.or_else(serde_name).unwrap_or_else(renamed),
        Role::Part => given.unwrap_or_else(renamed),
        Role::Header => given.unwrap_or_default().to_ascii_lowercase(),
        Role::Member if member.serde.has("flatten") => String::new(),
        Role::Member => serde_name().unwrap_or_else(renamed),
        Role::FlatQuery | Role::Skipped | Role::Body | Role::RawBody => String::new(),
    }
}

fn unmarked_role(args: &Args, member: &Member) -> Role {
    let into_body = match &args.unmarked {
        Some(spanned) => spanned.value == Unmarked::Body,
        None => args.method().is_none_or(Method::puts_fields_into_body),
    };
    match into_body {
        true if member.serde.is_skipped() => Role::Skipped,
        true => Role::Member,
        false => Role::Query(ListStyle::default()),
    }
}

/// Unmarked fields that a misspelt placeholder means: with their location guessed, one error is
/// reported once.
fn meant_for_the_path(read_fields: &[ReadField], template: &PathTemplate) -> Vec<String> {
    let renamed = |placeholder: &str| {
        read_fields.iter().any(|field| {
            match field
                .location_attr
                .as_ref()
                .map(|location_attr| &location_attr.kind)
            {
                Some(LocationKind::Path(Some(name))) => name.value() == placeholder,
                _ => field.member.name == placeholder,
            }
        })
    };
    let mut free: Vec<&str> = Vec::new();
    for field in read_fields {
        if field.location_attr.is_none() && !template.mentions(&field.member.name) {
            free.push(&field.member.name);
        }
    }
    let mut meant = Vec::new();
    for placeholder in template.placeholders() {
        if !renamed(placeholder)
            && let Some(field) = meant_field(placeholder, &free)
        {
            meant.push(field.to_owned());
        }
    }
    meant
}

/// The field that a placeholder without a field probably means.
pub(crate) fn meant_field<'a>(placeholder: &str, fields: &[&'a str]) -> Option<&'a str> {
    let same = names::field_like(placeholder);
    fields
        .iter()
        .find(|field| same.as_deref() == Some(**field))
        .copied()
        .or_else(|| nearest(placeholder, fields))
}
