//! Every code, with the rule it stands for.

/// Defines [`Code`] from one table.
macro_rules! codes {
    ($($variant:ident $id:literal $rule:literal)*) => {
        /// What kind of error it is. A code never changes its meaning; the hundreds say which
        /// part of the grammar it belongs to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code {
            $(#[doc = $rule] $variant,)*
        }

        impl Code {
            /// Every code, in the order of their numbers.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as it is printed.
            pub(crate) const fn id(self) -> &'static str {
                // A table: a match would be code for each of them.
                const IDS: &[&str] = &[$($id),*];
                IDS[self as usize]
            }

            /// The rule that was broken, in one line.
            #[cfg(test)]
            pub(crate) const fn rule(self) -> &'static str {
                match self {
                    $(Self::$variant => $rule,)*
                }
            }
        }
    };
}

codes! {
    // Arguments of the attribute.
    MissingArguments "JEL001" "`#[jelou_endpoint]` needs a method and a path"
    MissingMethod "JEL002" "the HTTP method stands before the path"
    MissingPath "JEL003" "the path template stands after the method"
    MethodAfterPath "JEL004" "the method comes first, then the path"
    MethodCase "JEL005" "HTTP methods are written in upper case"
    UnknownMethod "JEL006" "the method is one of GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS"
    MethodInQuotes "JEL007" "the method is written without quotes"
    UnsupportedMethod "JEL008" "CONNECT and TRACE do not address an API"
    PathNotLiteral "JEL009" "the path is a string literal, so that it can be checked"
    NotText "JEL010" "text options take a plain string literal"
    UnknownOption "JEL011" "only the documented options exist"
    RepeatedOption "JEL012" "an option is set once"
    BadValue "JEL013" "each option takes one kind of value"
    OutOfRange "JEL014" "a number lies in the range of its option"
    MissingComma "JEL015" "arguments are separated by commas"
    UnexpectedArgument "JEL016" "only a method, a path and options stand in the attribute"
    TwoAttributes "JEL017" "one struct declares one endpoint or one model"
    RelativeCratePath "JEL018" "the path of `crate` is absolute"

    // The path template.
    EmptyPath "JEL101" "the path is not empty"
    NoLeadingSlash "JEL102" "the path begins with `/`"
    UrlInPath "JEL103" "the path has no scheme and no host"
    FragmentInPath "JEL104" "a fragment never reaches the server"
    BadFixedQuery "JEL105" "what follows `?` are fixed pairs, `name=value&flag`"
    UnclosedBrace "JEL106" "every `{` is closed by `}`"
    UnmatchedBrace "JEL107" "every `}` closes a `{`"
    EmptyPlaceholder "JEL108" "a placeholder names its field"
    BadPlaceholder "JEL109" "the name of a placeholder is an identifier"
    ForeignPlaceholder "JEL110" "placeholders are written `{name}`"
    FormatInPlaceholder "JEL111" "a placeholder takes no formatting options"
    RepeatedPlaceholder "JEL112" "a placeholder stands once in a path"
    AdjacentPlaceholders "JEL113" "literal text stands between two placeholders of one segment"
    CatchAll "JEL114" "a placeholder is one segment or a part of one"
    DotSegment "JEL115" "no segment is `.` or `..`"
    EmptySegment "JEL116" "no segment is empty"
    NotEncoded "JEL117" "literal text of a path is percent-encoded"
    BadEscape "JEL118" "`%` is followed by two hexadecimal digits"
    PlaceholderInQuery "JEL119" "variable query pairs are `#[query]` fields"

    // The template against the fields.
    UnknownPlaceholder "JEL201" "every placeholder has a field"
    PathFieldNotInTemplate "JEL202" "every `#[path]` field stands in the template"
    PathFieldElsewhere "JEL203" "a field in the path travels nowhere else"
    OptionalInPath "JEL204" "a path value is always there"
    ManyInPath "JEL205" "a path value is one segment"
    PlaceholderWithoutFields "JEL206" "a path with placeholders needs named fields"
    ConditionalPathField "JEL207" "a path field exists under every `cfg`"

    // Attributes of fields.
    TwoRoles "JEL301" "a field has one location in the request"
    RepeatedAttribute "JEL302" "an attribute stands once on a field"
    MisspeltAttribute "JEL303" "the attributes of fields are spelt as documented"
    UnknownFieldOption "JEL304" "only the documented options exist"
    BadAttributeForm "JEL305" "each attribute has one form"
    AttributeOnStruct "JEL306" "attributes of fields stand on fields"
    TwoWireNames "JEL307" "a field has one name on the wire"
    SerdeOutsideBody "JEL308" "serde attributes shape body members only"
    DuplicateWireName "JEL309" "no two fields share a name on the wire"
    ConditionalRole "JEL310" "the location of a field does not depend on `cfg`"
    SecretInDebug "JEL311" "a declaration with secrets leaves `Debug` to the macro"
    BadConstraint "JEL312" "a length or range has whole numbers as ends, both included"
    MisplacedConstraint "JEL313" "a length or range stands on a single value"
    TwoSerializers "JEL314" "one function serializes a field"
    SerdeOnEndpoint "JEL315" "an endpoint is shaped by its own options, not by serde"
    WrongConstraint "JEL316" "a length is that of a text or a list, a range that of a whole number"
    OldLimit "JEL317" "constraints are `#[length]` and `#[range]`"

    // Query and headers.
    NestedList "JEL401" "a list in the query or in a header holds scalars"
    DoubleOption "JEL402" "an option is not wrapped in an option"
    StyleOnScalar "JEL403" "a list style stands on a list"
    BadHeaderName "JEL404" "a header name is a token of RFC 9110"
    ReservedHeader "JEL405" "some headers belong to the client"
    DuplicateHeader "JEL406" "a header is declared once"
    MissingHeaderName "JEL407" "`#[header]` names its header"
    EmptyWireName "JEL408" "a name on the wire is not empty"

    // Body and response.
    BodyOnGet "JEL501" "GET and HEAD have no body"
    TwoBodies "JEL502" "one field is the whole body"
    BodyAndMembers "JEL503" "a whole body leaves no room for members"
    MixedBodies "JEL504" "a body is JSON, bytes or multipart"
    MissingContentType "JEL505" "raw bytes need a content type"
    MissingResponse "JEL506" "the response type is declared"
    BorrowingResponse "JEL507" "a response owns its data"
    WrongResponse "JEL508" "the response is the type of a success"
    EnvelopeWithoutPayload "JEL509" "an envelope holds a payload"
    MultipartContentType "JEL510" "multipart writes its own content type"

    // Policy.
    UnsafeRetry "JEL601" "what is sent twice must not happen twice"
    UnknownField "JEL602" "an option that names a field names one that exists"
    ContradictoryRetry "JEL603" "the retry options agree"
    BadPageField "JEL604" "the page number is an `Option<u32>` in query or body"
    MissingTimeUnit "JEL605" "a duration has a unit"

    // The item.
    NotAStruct "JEL701" "an endpoint is a struct"
    TupleStruct "JEL702" "the fields of an endpoint have names"
    NameClash "JEL703" "no optional field has the name of a generated method"
    UnreadableItem "JEL704" "the item is valid Rust"

    // Models.
    NotAModel "JEL801" "a model is a struct with named fields, a newtype or an enum"
    TupleModel "JEL802" "a tuple struct holds exactly one field"
    DeclaredUnknown "JEL803" "the variant `Unknown` is added by the macro"
    Discriminant "JEL804" "a string enum has no discriminants"
    DataWithoutTag "JEL805" "an enum with data says how its variants are told apart"
    VariantAttribute "JEL806" "variants of a string enum are renamed and aliased, no more"
    EmptyEnum "JEL807" "an enum has variants"
    GenericEnum "JEL808" "a string enum has no generics"
    MisplacedSecret "JEL809" "a secret is a field of a struct with named fields"
    CopyEnum "JEL810" "a string enum is not `Copy`: it keeps texts"
    DerivedSerde "JEL811" "a string enum leaves serde to the macro"
    RoleInModel "JEL812" "only fields of endpoints have a location in the request"

    // Ourselves.
    Bug "JEL901" "the macro does not panic"
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_and_ascend() {
        let ids: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }

    #[test]
    fn every_code_is_documented_with_its_rule() {
        let docs = include_str!("../docs/errors.md");
        for code in Code::ALL {
            let heading = format!("### {}: {}\n", code.id(), code.rule());
            assert!(
                docs.contains(&heading),
                "errors.md has no heading {heading:?}"
            );
        }
    }
}
