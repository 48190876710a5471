//! What must not compile, and what the compiler says about it.

#[test]
fn misuse_is_refused() {
    trybuild::TestCases::new().compile_fail("tests/misuse/*.rs");
}
