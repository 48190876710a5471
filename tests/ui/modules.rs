// The fixtures in `pass` that can be modules of one program. Each program of that kind includes this
// file, whose folder is then that of the modules.

macro_rules! modules {
    ($($name:ident)*) => {
        #[allow(dead_code, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic)]
        mod pass {
            $(pub(super) mod $name;)*
        }

        $(
            #[test]
            fn $name() {
                pass::$name::main();
            }
        )*
    };
}

modules! {
    aliases_of_types
    attributes_kept
    conditional_fields
    const_generics
    every_method
    every_option
    every_response
    every_role
    every_scalar
    fixed_query_pairs
    forty_fields
    functions_of_serde
    generics
    identifiers_not_ascii
    lifetimes
    constraints_on_newtypes
    literal_path_text
    members_by_position
    models
    models_of_models
    names_of_generated_items
    optional_members_of_a_generic_type
    path_prefix_of_the_service_repeated
    placeholders_share_a_segment
    raw_identifiers
    requests_without_values
    required_methods_as_fields
    retry_of_raw_body
    self_in_fields
    spacing_of_attributes
    structs_from_macro_rules
    structs_in_functions
    two_endpoints_in_one_module
    types_by_macro
    types_of_the_user
    unmarked_fields
    unsized_parameters
    verb_after_a_placeholder
    visibility
}
