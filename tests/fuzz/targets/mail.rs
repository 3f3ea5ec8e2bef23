//! Messages.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| flyleaf_fuzz::read(data, "a.eml"));
