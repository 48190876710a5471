// rustc: attributes of fields need a declaration

pub struct ListBots {
    #[query]
    pub tenant: String,
}

fn main() {}
