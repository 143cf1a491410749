//! What a course costs and how one enrols, in terms of schema.org.
//!
//! In: a course. Out: an [`Offer`], which has a price only where the course is free in any case:
//! other prices are told in words.

use super::schema_org::Offer;
use crate::course::Course;
use crate::course::enrolment::{EnrolmentAddress, Price};
use crate::course::opening::Opening;

/// What is certain of the price of a course and of how one enrols; a price in words is told in
/// words.
pub(super) fn offer(course: &Course) -> Option<Offer> {
    let (price, enrolment) = (course.price.as_ref(), course.enrolment.as_ref());
    if price.is_none() && enrolment.is_none() {
        return None;
    }
    let is_free = price.is_some_and(Price::is_free);
    let address = enrolment.and_then(|enrolment| enrolment.address.as_ref());
    let last_day = enrolment.and_then(|enrolment| enrolment.deadline).map(Opening::last_day);
    Some(Offer {
        category: is_free.then_some("Free"),
        price: is_free.then_some(0),
        price_currency: is_free.then_some("NOK"),
        description: price.filter(|_| !is_free).map(|price| price.text().to_owned()),
        availability_ends: last_day.map(|day| day.to_string()),
        url: address.and_then(|address| match address {
            EnrolmentAddress::Web { href, .. } => Some(href.clone()),
            EnrolmentAddress::Mail(_) | EnrolmentAddress::Words(_) => None,
        }),
    })
}
