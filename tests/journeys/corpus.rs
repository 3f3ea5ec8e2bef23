//! Real newsletters, where they lie beside the checkout: whatever they hold, the account of them is complete.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{files_below, shared};
use flyleaf_tests::promises::assert_inspection;

/// Every so-many-th file is read, spread over all years.
const STEP: usize = 6;

#[test]
fn the_promises_of_the_json_hold_for_real_newsletters() {
    let Some(corpus) = shared("corpus") else { return };
    let desk = Desk::new();
    let files = files_below(&corpus, "txt");
    let (mut read, mut refused) = (0, Vec::new());
    for file in files.iter().step_by(STEP) {
        match assert_inspection(&desk, file) {
            Some(_) => read += 1,
            None => refused.push(file),
        }
    }
    assert!(read > 0, "the corpus holds texts");
    assert!(refused.is_empty(), "every one of them is a text: {refused:?}");
}
