//! What the reader sees is what the parser of the cleaner sees.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Theirs, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, local_name, ns};
use proptest::prelude::*;
use scraper::{Html, HtmlTreeSink};

use super::{Cleaner, Fragment, Token, read};

type Builder =
    TreeBuilder<<HtmlTreeSink as html5ever::tree_builder::TreeSink>::Handle, HtmlTreeSink>;

/// Notes the tokens of html5ever on their way to its tree.
struct Recorder {
    builder: Builder,
    seen: RefCell<Vec<String>>,
}

impl TokenSink for Recorder {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Theirs, line: u64) -> TokenSinkResult<Self::Handle> {
        self.seen.borrow_mut().extend(theirs(&token));
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn theirs(token: &Theirs) -> Option<String> {
    match token {
        Theirs::TagToken(tag) if tag.kind == TagKind::EndTag => Some(format!("</{}>", tag.name)),
        Theirs::TagToken(tag) => {
            let attributes =
                tag.attrs.iter().map(|of| format!(" {}={:?}", of.name.local, &*of.value));
            Some(format!("<{}{}>", tag.name, attributes.collect::<String>()))
        }
        Theirs::CommentToken(text) => Some(format!("<!--{text}-->")),
        Theirs::CharacterTokens(text) => Some(format!("'{text}'")),
        _ => None,
    }
}

fn ours(token: &Token) -> String {
    match token {
        Token::Start(tag) => {
            let attributes = tag.attributes.iter().map(|of| format!(" {}={:?}", of.name, of.value));
            format!("<{}{}>", tag.name, attributes.collect::<String>())
        }
        Token::End(name) => format!("</{name}>"),
        Token::Text { text, .. } => format!("'{text}'"),
        Token::Comment(text) => format!("<!--{text}-->"),
    }
}

/// What html5ever sees, texts side by side as one.
fn seen_by_html5ever(html: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let element = html5ever::tree_builder::create_element(&sink, context, Vec::new());
    let builder = TreeBuilder::new_for_fragment(sink, element, None, TreeBuilderOpts::default());
    let recorder = Recorder { builder, seen: RefCell::default() };
    let tokenizer = Tokenizer::new(recorder, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // A script would be run here; nothing runs, and the tokenizer goes on.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.seen.into_inner().concat().replace("''", "")
}

fn seen_by_us(fragment: &Fragment) -> String {
    fragment.tokens.iter().map(ours).collect::<String>().replace("''", "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_reader_sees_what_the_parser_of_the_cleaner_sees(
        html in "(<p>|</p>|<p\n? ?|<a |</a|</|<|>|/>|/|href=|x='|\"|'|=|&amp;|&oslash|&#229;|&|;|<!--|-->|--!>|<!-->|<!|<\\?|-|!|<title>|</title>|<textarea>|</textarea |<script>|</script>|<STYLE>|</style>|<iframe>|</iframe>|<noscript>|<xmp>|<table>|<td>|<b>|<img |<DIV>|<br/>| |\n|\r\n|x|ø|1){0,20}",
    ) {
        let fragment = read(&html);
        // html5ever lets a comment that is not closed be one up to the end; here it ends the
        // fragment.
        let theirs = seen_by_html5ever(&html);
        let ours = seen_by_us(&fragment);
        if fragment.unfinished.is_some() {
            prop_assert!(theirs.starts_with(&ours), "{ours} {theirs}");
        } else {
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn nothing_is_published_that_was_not_kept(
        html in "(<p>|</p>|<a href=\"x\">|</a>|<a\nHREF=|>|<img src='y'|<img srcset=z>|<svg>|</svg>|<math>|<mtext>|<title>|</title>|<select>|<option>|<table>|<td>|<caption>|<textarea>|<style>|<foreignObject>|<script>|</script>|<noscript>|<!--|-->|<template>|<b id=x>|<loype-slot data-n=\"0\">|\"|'| |x|&lt;){0,16}",
    ) {
        let attributes = |html: &str| -> BTreeSet<(String, String, String)> {
            let fragment = read(html);
            let tags = fragment.start_tags().flat_map(|tag| {
                tag.attributes
                    .iter()
                    .map(|of| (tag.name.clone(), of.name.clone(), of.value.clone()))
            });
            tags.collect()
        };
        let kept = Cleaner::get().kept(&read(&html), |_| None);
        let published = Cleaner::get().clean(&kept);
        prop_assert!(attributes(&published).is_subset(&attributes(&kept)), "{kept} {published}");
        prop_assert!(attributes(&kept).is_subset(&attributes(&html)), "{html} {kept}");
        prop_assert_eq!(seen_by_us(&read(&published)), seen_by_html5ever(&published));
    }
}
