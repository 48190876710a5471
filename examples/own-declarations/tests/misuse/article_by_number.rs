// An article is found by its key, not by a number.

use jelou_example_own_declarations::GetArticle;

fn main() {
    let _ = GetArticle::new(42);
}
