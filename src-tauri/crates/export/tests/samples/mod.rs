//! Invented issues for the tests and the specimen, and a way to write on them.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use std::io::Cursor;

use flyleaf_export::{Digest, DigestPart, Document, Source};
use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Article, Block, Cell, Colour, ContentsEntry,
    Image, ImageId, Issue, IssueId, ListItem, Mark, Masthead, Run, Span, Style, TableRow, Target,
    Timestamp,
};
use flyleaf_text::{anchor, canonical::canonical};

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: vec![Run::plain(text)] }
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, runs: vec![Run::plain(text)] }
}

pub(crate) fn list(ordered: bool, start: u32, items: &[&str]) -> Block {
    let items = items.iter().map(|text| ListItem { blocks: vec![paragraph(text)] }).collect();
    Block::List { ordered, start, items }
}

pub(crate) fn article(
    title: &str,
    byline: Option<&str>,
    language: &str,
    blocks: Vec<Block>,
) -> Article {
    Article {
        title: Some(title.to_owned()),
        byline: byline.map(str::to_owned),
        language: language.to_owned(),
        blocks,
        ..Article::default()
    }
}

/// An issue with the reader's annotations.
pub(crate) struct Copy {
    pub issue: Issue,
    pub publication: String,
    pub language: String,
    pub annotations: Vec<Annotation>,
    pub file: String,
    pub images: Vec<Image>,
}

impl Copy {
    pub(crate) fn new(publication: &str, language: &str, issue: Issue) -> Self {
        Self {
            issue,
            publication: publication.to_owned(),
            language: language.to_owned(),
            annotations: Vec::new(),
            file: "harbour-014.txt".to_owned(),
            images: Vec::new(),
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        Document {
            issue: &self.issue,
            publication: &self.publication,
            publication_language: &self.language,
            annotations: &self.annotations,
            images: &self.images,
            file_name: &self.file,
            ruled: &[],
        }
    }

    /// Highlights the first place that says `quote` in article `number`, with a note.
    pub(crate) fn mark(
        &mut self,
        number: u32,
        quote: &str,
        colour: Colour,
        note: &str,
    ) -> &mut Annotation {
        let text = canonical(&self.issue.articles[number as usize].blocks).text;
        let start = text.find(quote).unwrap_or_else(|| panic!("no {quote:?} in article {number}"));
        self.mark_span(number, Span::new(start, start + quote.len()), colour, note)
    }

    pub(crate) fn mark_span(
        &mut self,
        number: u32,
        span: Span,
        colour: Colour,
        note: &str,
    ) -> &mut Annotation {
        let text = canonical(&self.issue.articles[number as usize].blocks).text;
        let serial = self.annotations.len();
        self.annotations.push(Annotation {
            id: AnnotationId::new(format!("{serial:032x}")),
            issue: IssueId::new("0"),
            target: Target::Passage {
                article: number,
                selectors: anchor::describe(&text, span),
                anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
            },
            style: Style::Highlight,
            foreign: serde_json::Map::new(),
            colour,
            note: note.to_owned(),
            tags: Vec::new(),
            created: Timestamp::new(format!("2026-05-14T09:00:00.{serial:03}Z")),
            modified: Timestamp::new(format!("2026-05-14T09:00:00.{serial:03}Z")),
        });
        self.annotations.last_mut().unwrap()
    }
}

/// Puts an annotation on a passage somewhere else, or nowhere.
pub(crate) fn stands(annotation: &mut Annotation, now: Anchor) {
    let Target::Passage { anchor, .. } = &mut annotation.target else { panic!("on no passage") };
    *anchor = now;
}

/// A digest that quotes the first annotation of a copy, and one that is gone.
pub(crate) fn digest<'a>(copy: &'a Copy, gone: &'a AnnotationId) -> Digest<'a> {
    let quoted = &copy.annotations[0];
    let source = Source {
        publication: &copy.publication,
        volume: None,
        number: copy.issue.number.as_deref(),
        date: Some("2026-03-01"),
        article: copy.issue.articles[1].title.as_deref(),
    };
    Digest {
        title: "On clocks",
        date: "2026-05-14",
        parts: vec![
            DigestPart::Text("Who read it?\n\n- Nobody *sailed* by it."),
            DigestPart::Quotation { id: &quoted.id, quoted: Some((quoted, source)) },
            DigestPart::Text("And then:"),
            DigestPart::Quotation { id: gone, quoted: None },
        ],
    }
}

/// The newsletter of an observatory that does not exist.
pub(crate) fn harbour() -> Copy {
    let keeper = article(
        "From the Keeper’s Desk",
        Some("The Editors"),
        "en",
        vec![
            paragraph(
                "This number is thinner than the last because the roof was open for eleven days in February, and the paper store with it. What could be dried was dried; what could not was copied out by hand, and two of the copies are printed here for the first time.",
            ),
            paragraph(
                "Members are reminded that the reading room keeps harbour time, which this year differs from railway time by nothing at all.",
            ),
            heading(1, "What the roof cost"),
            paragraph("The committee met on the second of March and settled four things:"),
            list(
                true,
                1,
                &[
                    "The eastern shutter is to be replaced before the equinox, in larch and not in pine, at a price that the treasurer has written down and will not repeat in print.",
                    "Ledgers older than 1890 leave the building only in the company of a second person.",
                    "A drying rack is to be built from the old transit frame.",
                    "The cat stays.",
                ],
            ),
            paragraph(
                "Letters on the fourth resolution have been received and are answered, briefly, on the last page.",
            ),
        ],
    );
    let clock = Article {
        section: Some("Instruments".to_owned()),
        source: Some("The observatory’s own ledgers".to_owned()),
        ..article(
            "The Clock That Disagreed with the Sea",
            Some("Ines Calloway"),
            "en",
            vec![
                paragraph(
                    "The tide clock on the east mole was never a good clock. Driven by a float in a stone well, it told the harbour one thing only: how long until the water turned. Ships did not sail by it. Children did, and so did a junior assistant, told to copy it each evening into a ledger that nobody read.",
                ),
                paragraph(
                    "When the ledger came up from the basement we expected a record of tides. We found a record of disagreement. On 2,914 of the 3,870 evenings entered, the clock is late, and the assistant has said so, in pencil, every time.",
                ),
                paragraph(
                    "A constant error is the best kind an instrument can have. It can be subtracted, and what is left is as good as a measurement made without it. Take four minutes from every line and the ledger becomes the longest series of tide times on this coast.",
                ),
                Block::Paragraph {
                    runs: vec![
                        Run::plain(
                            "The errors that remain are not random. They follow the wind. A strong south-westerly holds the water against the mole and delays the turn, so that on forty-one nights the clock knew about a gale some two hours before the barometer did. ",
                        ),
                        Run {
                            text: "潮先知风，人后知潮".to_owned(),
                            language: Some("zh".to_owned()),
                            ..Run::default()
                        },
                        Run::plain(
                            ", wrote a second hand in the margin: the tide knows the wind first, and people know the tide after.",
                        ),
                    ],
                },
                Block::Quote {
                    blocks: vec![paragraph(
                        "Clock slow by four minutes. Wind W, fresh. Cat on the sill. Nothing else to report, and nothing else reported.",
                    )],
                },
                Block::Paragraph {
                    runs: vec![
                        Run::plain(
                            "We have now mounted a new float beside the old one, in the same well, on a chain of the same weight. It keeps good time. It is, for our purposes, ",
                        ),
                        Run {
                            text: "the worse of the two instruments".to_owned(),
                            marks: vec![Mark::Emphasis],
                            ..Run::default()
                        },
                        Run::plain(
                            ", because it corrects itself, and a clock that corrects itself leaves nothing behind to be read.",
                        ),
                    ],
                },
                paragraph(
                    "The next step is to set the pencilled remarks against the weather book line by line, which three of us will do on Thursday evenings until it is done.",
                ),
            ],
        )
    };
    let log = article(
        "Instrument Log",
        Some("February readings"),
        "en",
        vec![
            paragraph("Readings at the well, in centimetres above the sill, as the assistant set them down."),
            Block::Preformatted { text: "day   low    high   wind\n 3    41.0   288.5  W 4\n11    38.5   301.0  SW 7  (well cover lifted)\n19    44.0   279.0  calm".to_owned() },
            list(false, 1, &["The float was cleaned on the 12th.", "No reading on the 20th: the assistant was at sea."]),
            Block::Rule,
            paragraph("Corrections to these figures are welcome and will be printed."),
        ],
    );
    let chinese = article(
        "潮汐簿里的天气",
        Some("沈若溪"),
        "zh",
        vec![
            paragraph(
                "旧簿子从地下室搬上来的那天，纸还是潮的。我们原以为里面只有潮位，翻开才知道，写的人每晚都在同一格里记下“钟慢四分”，又在旁边添一句风向，一添便是十一年。",
            ),
            paragraph(
                "这些铅笔字没有署名。字迹在第三年换过一次，后一个人更爱写天气，常把 Beaufort 七级以上的夜晚圈起来。今年春天，三位会员把圈过的日子与气象簿逐条对照，发现潮位的迟滞总在大风之前两个时辰出现。",
            ),
            paragraph("有人说这是巧合。巧合不会连着出现四十一次。"),
        ],
    );
    let issue = Issue {
        publication: Masthead {
            title: Some("Harbour Observatory Bulletin".to_owned()),
            publishers: vec![
                "港口观测通讯".to_owned(),
                "The Harbour Observatory Society".to_owned(),
            ],
        },
        number: Some("14".to_owned()),
        year: Some(2026),
        date: Some("2026-03".to_owned()),
        languages: vec!["en".to_owned(), "zh".to_owned()],
        contents: vec![ContentsEntry {
            title: "The Clock That Disagreed with the Sea".to_owned(),
            level: 0,
            article: Some(1),
        }],
        articles: vec![keeper, clock, log, chinese],
        ..Issue::default()
    };
    let mut copy = Copy::new("Harbour Observatory Bulletin", "en", issue);
    copy.mark(
        1,
        "a ledger that nobody read",
        Colour::Straw,
        "Who was the assistant? Check the *staff list*, 1911–22.",
    );
    copy.mark(
        1,
        "On 2,914 of the 3,870 evenings entered, the clock is late",
        Colour::Sky,
        "75.3 per cent. Chart lateness by month before trusting the mean.",
    )
    .tags = vec!["tides".to_owned(), "to check".to_owned()];
    copy.mark(
        1,
        "A constant error is the best kind an instrument can have.",
        Colour::Sage,
        "Opening line for the methods talk. Compare Hedge Letter 31.",
    );
    copy.mark(1, "潮先知风，人后知潮", Colour::Rose, "「知」不必译作 knows，试 senses？");
    copy.mark(3, "四十一次", Colour::Straw, "与 **上文** 第四十一夜对得上。");
    copy.mark(0, "Ledgers older than 1890", Colour::Sky, "");
    copy.mark(
        0,
        "leave the building only in the company of a second person.",
        Colour::Rose,
        "Ask which of us counts as the second person.",
    );
    copy
}

/// A Chinese issue.
pub(crate) fn tides() -> Copy {
    let story = |title: &str, byline: &str| Article {
        source: Some("河岸茶话编辑部".to_owned()),
        ..article(
            title,
            Some(byline),
            "zh",
            vec![
                paragraph(
                    "河岸的茶馆在三月重新开门。老板说，水退得比往年慢，桌子脚上还留着一圈白印；客人们照旧坐在靠窗的位置，谈的却是上游的新闸。",
                ),
                Block::Paragraph {
                    runs: vec![
                        Run::plain("闸门一共七孔，"),
                        Run {
                            text: "只开三孔".to_owned(),
                            marks: vec![Mark::Emphasis],
                            ..Run::default()
                        },
                        Run::plain(
                            "。管闸的人在黑板上写下当天的流量，字写得很大，从对岸也看得清：“今日 1,250 m³/s，明日再看。”",
                        ),
                    ],
                },
                heading(1, "三件小事"),
                list(
                    true,
                    1,
                    &[
                        "渡船的票价不变，老人与学生免费。",
                        "旧码头的石阶换了七级，余下的等枯水期再换，届时另行通知，请各位行人留意脚下。",
                        "茶馆的猫生了四只小猫。",
                    ],
                ),
                Block::Quote {
                    blocks: vec![paragraph("水有水的路，人有人的路，两条路在桥上相遇。")],
                },
                paragraph(
                    "编辑部收到的信比上月多，其中三封谈到夜航的灯。我们把它们放在下一期，连同一张旧地图的摹本一起印出来。",
                ),
            ],
        )
    };
    let issue = Issue {
        publication: Masthead {
            title: Some("河岸茶话".to_owned()),
            publishers: vec!["河岸茶馆同人".to_owned(), "The Riverbank Tea House".to_owned()],
        },
        number: Some("22".to_owned()),
        volume: Some("3".to_owned()),
        date: Some("2026-05-14".to_owned()),
        year: Some(2026),
        languages: vec!["zh".to_owned()],
        contents: vec![ContentsEntry {
            title: "夜航的灯（预告）".to_owned(),
            level: 0,
            article: None,
        }],
        articles: vec![story("茶馆开门", "沈若溪"), story("七孔闸门的黑板", "周牧之")],
        ..Issue::default()
    };
    let mut copy = Copy::new("河岸茶话", "zh", issue);
    copy.file = "河岸茶话-022.txt".to_owned();
    copy.mark(
        0,
        "桌子脚上还留着一圈白印",
        Colour::Straw,
        "去年的水位是多少？查**四月**的记录，或问 gauge keeper。",
    );
    copy.mark(0, "只开三孔", Colour::Sky, "Why three of seven? Ask the gate keeper.");
    copy.mark(1, "水有水的路，人有人的路", Colour::Rose, "题词可用。");
    copy
}

/// `count` notes on one short article.
pub(crate) fn crowded(count: usize) -> Copy {
    let mut copy = harbour();
    copy.annotations.clear();
    let text = canonical(&copy.issue.articles[1].blocks).text;
    let starts: Vec<usize> =
        text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(' ')).collect();
    for serial in 0..count {
        let at = starts[serial * (starts.len() - 2) / count] + 1;
        let length = text[at..].find([' ', '\n']).unwrap_or(1).max(1);
        copy.mark_span(
            1,
            Span::new(at, at + length),
            Colour::ALL[serial % 4],
            &format!("Remark number {serial} is here, short."),
        );
    }
    copy
}

/// Many articles, a long title, no number.
pub(crate) fn almanac(articles: usize, length: usize) -> Copy {
    let sentence = "The keeper of the lamp wrote the hour, the wind and the name of every vessel that answered, and left the rest of the line for whoever would come after. ";
    let issue = Issue {
        publication: Masthead { title: None, publishers: vec!["The Joint Committee of Lighthouse Keepers, Pilots and Almanac Makers of the Northern Approaches".to_owned()] },
        year: Some(1987),
        languages: vec!["en".to_owned()],
        articles: (0..articles).map(|number| article(&format!("Of the {number}th Lamp and Those Who Kept It through the Long Nights of the Winter"), None, "en", vec![paragraph(&sentence.repeat(length)); 3])).collect(),
        ..Issue::default()
    };
    let mut copy = Copy::new(
        "Quarterly Transactions of the Joint Committee of Lighthouse Keepers, Pilots and Almanac Makers",
        "en",
        issue,
    );
    copy.mark(0, "the wind and the name", Colour::Sage, "A note.");
    copy
}

/// A run that refers to the footnote `id`.
pub(crate) fn reference(id: &str, mark: &str) -> Run {
    Run {
        text: mark.to_owned(),
        marks: vec![Mark::Superscript],
        link: Some(format!("#{id}")),
        ..Run::default()
    }
}

pub(crate) fn footnote(id: &str, label: &str, text: &str) -> Block {
    Block::Footnote { id: id.to_owned(), label: label.to_owned(), blocks: vec![paragraph(text)] }
}

/// A table of paragraphs, its first `head` rows the head.
pub(crate) fn table(head: u32, rows: &[&[&str]]) -> Block {
    let cell = |text: &&str| match *text {
        "" => Cell::new(Vec::new()),
        text => Cell::new(vec![paragraph(text)]),
    };
    let rows = rows.iter().map(|row| TableRow { cells: row.iter().map(cell).collect() }).collect();
    Block::Table { head, rows }
}

/// A drawing of the sea at night: its pixels are made, not taken.
pub(crate) fn picture(name: &str, width: u32, height: u32, alt: &str) -> Image {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| {
        let horizon = height * 11 / 20;
        let wave = ((x as f32 / width as f32 * 40.0).sin() * 5.0) as u32;
        let lamp =
            (x as i64 - i64::from(width) / 4).pow(2) + (y as i64 - i64::from(height) / 3).pow(2);
        if lamp < (i64::from(height) / 30).pow(2) {
            image::Rgb([246, 222, 150])
        } else if y + wave > horizon {
            image::Rgb([38, 62 + (y % 24) as u8, 84 + (y % 24) as u8])
        } else {
            image::Rgb([26, 30, (52 + y * 60 / height) as u8])
        }
    });
    let mut bytes = Vec::new();
    pixels.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    Image {
        id: ImageId::new(name),
        media_type: "image/png".to_owned(),
        width,
        height,
        alt: alt.to_owned(),
        bytes,
    }
}

pub(crate) fn figure(image: Option<&str>, alt: &str, caption: &str) -> Block {
    let caption = if caption.is_empty() { Vec::new() } else { vec![Run::plain(caption)] };
    Block::Figure { image: image.map(ImageId::new), alt: alt.to_owned(), caption }
}

/// An issue with every kind of block and every mark.
pub(crate) fn survey() -> Copy {
    let marked = |text: &str, marks: &[Mark]| Run {
        text: text.to_owned(),
        marks: marks.to_vec(),
        ..Run::default()
    };
    let stations = Block::Table {
        head: 2,
        rows: vec![
            TableRow {
                cells: vec![
                    Cell { rows: 2, ..Cell::new(vec![paragraph("Station")]) },
                    Cell { columns: 2, ..Cell::new(vec![paragraph("Water, centimetres")]) },
                    Cell { rows: 2, ..Cell::new(vec![paragraph("Remarks")]) },
                ],
            },
            TableRow {
                cells: vec![Cell::new(vec![paragraph("low")]), Cell::new(vec![paragraph("high")])],
            },
            TableRow {
                cells: vec![
                    Cell::new(vec![paragraph("East mole")]),
                    Cell::new(vec![paragraph("38.5")]),
                    Cell::new(vec![paragraph("301.0")]),
                    Cell {
                        rows: 2,
                        ..Cell::new(vec![Block::Paragraph {
                            runs: vec![
                                Run::plain(
                                    "Well cover lifted by the wind on both nights; readings taken by lamp",
                                ),
                                reference("lamp", "2"),
                                Run::plain("."),
                            ],
                        }])
                    },
                ],
            },
            TableRow {
                cells: vec![
                    Cell::new(vec![paragraph("西港 quay")]),
                    Cell::new(vec![paragraph("41")]),
                    Cell::new(vec![paragraph("288.5")]),
                ],
            },
            TableRow {
                cells: vec![
                    Cell::new(vec![paragraph("Lamp house")]),
                    Cell::new(vec![paragraph("–")]),
                    Cell::new(vec![paragraph("1,279")]),
                    Cell::new(vec![paragraph("Not the sea, but the rain barrel.")]),
                ],
            },
        ],
    };
    let blocks = vec![
        Block::Paragraph {
            runs: vec![
                Run::plain(
                    "The survey of the harbour wells was finished in a fortnight, and the paper on which it was written survived it by an hour",
                ),
                reference("paper", "1"),
                Run::plain(". What follows was copied from the blotter: "),
                marked("salt", &[Mark::Strikethrough]),
                Run::plain(" fresh water at 10"),
                marked("−3", &[Mark::Superscript]),
                Run::plain(" grams, or what the chemist calls H"),
                marked("2", &[Mark::Subscript]),
                Run::plain("O."),
            ],
        },
        stations,
        paragraph(
            "The two lower rows agree with the log of the pilots, the upper one does not, and nobody has asked the pilots why.",
        ),
        figure(
            Some("0a11"),
            "The harbour at night with one lamp lit",
            "The lamp house from the mole, by the assistant, from memory.",
        ),
        Block::Paragraph { runs: vec![Run::plain("One lamp,\none bell,\none cat.")] },
        figure(None, "A chart of the approaches", "The chart, which the printer did not receive."),
        figure(Some("0bad"), "", ""),
        Block::Quote { blocks: vec![table(0, &[&["wind", "west"], &["sea", "rough"]])] },
        paragraph("So ends the survey."),
        footnote("paper", "1", "It was blotting paper to begin with."),
        Block::Footnote {
            id: "lamp".to_owned(),
            label: "2".to_owned(),
            blocks: vec![
                paragraph(
                    "Oil, not gas; the difference is of about one reading in ten, and it is always the tenth reading that is wanted by those who write in.",
                ),
                list(false, 1, &["Wick trimmed at six.", "Chimney washed."]),
            ],
        },
    ];
    let issue = Issue {
        publication: Masthead {
            title: Some("Harbour Wells Survey".to_owned()),
            publishers: vec!["The Harbour Observatory Society".to_owned()],
        },
        number: Some("3".to_owned()),
        year: Some(2026),
        languages: vec!["en".to_owned()],
        articles: vec![article("What the Wells Said", Some("Ines Calloway"), "en", blocks)],
        ..Issue::default()
    };
    let mut copy = Copy::new("Harbour Wells Survey", "en", issue);
    copy.images = vec![
        picture("0a11", 900, 500, "The harbour at night with one lamp lit"),
        Image { bytes: b"no image".to_vec(), ..picture("0bad", 2, 2, "") },
    ];
    copy.mark(0, "Well cover lifted by the wind", Colour::Sky, "Which nights? *Check.*");
    copy.mark(0, "centimetres", Colour::Straw, "Above the sill, one hopes.");
    copy.mark(0, "from the mole", Colour::Sage, "East mole, surely.");
    copy.mark(0, "blotting paper", Colour::Rose, "Keep the blotter.");
    copy
}
