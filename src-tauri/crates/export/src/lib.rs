//! Empty until its code arrives.
