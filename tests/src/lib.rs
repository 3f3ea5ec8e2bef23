//! Journeys through the whole application.
