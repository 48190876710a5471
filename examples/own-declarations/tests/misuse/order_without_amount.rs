// An order says how many: `new` asks for every field that is not optional.

use jelou_example_own_declarations::OrderArticle;

fn main() {
    let _ = OrderArticle::new("SKU-0042", "order-1");
}
