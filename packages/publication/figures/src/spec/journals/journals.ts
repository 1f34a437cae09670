import { InvalidInputError } from "@quickening/core";
import { figureFont } from "../theme.ts";
import type { Journal, JournalName } from "./journal.ts";

const arial = "Arial, Arimo, Helvetica, sans-serif";
const times = "Times New Roman, Tinos, Times, serif";
const read = "2026-11-25";
const letter = { letterCase: "lower", brackets: false, bold: true } as const;

/**
 * What journals ask of figures, each rule with where and when it was read. What could not be found is null and named in
 * `sources`; the house's value stands in. Guidelines change: look before you submit.
 */
export const journals: Readonly<Record<JournalName, Journal>> = {
	house: {
		name: "house",
		title: "the house's layout",
		widthMm: { single: 85, oneAndHalf: null, double: 178 },
		greatestHeightMm: 234,
		font: figureFont,
		labelPt: 7,
		leastFontPt: 6,
		greatestFontPt: null,
		leastLineWidthPt: 0.4,
		formats: ["svg", "pdf", "png"],
		dpi: 300,
		outlines: "never",
		colour: "RGB; told apart by all kinds of colour vision and in grey",
		panelLetters: letter,
		sources: [{ rules: "all", address: null, read }],
	},
	nature: {
		name: "nature",
		title: "Nature",
		widthMm: { single: 89, oneAndHalf: null, double: 183 },
		greatestHeightMm: 170,
		font: arial,
		labelPt: 6,
		leastFontPt: 5,
		greatestFontPt: 7,
		leastLineWidthPt: null,
		formats: ["pdf", "eps", "tiff"],
		dpi: 450,
		outlines: "never",
		colour: "RGB; no coloured text; a palette for colour blindness",
		panelLetters: letter,
		sources: [
			{
				rules: "widths, height, font and its sizes, text not outlined, fonts embedded",
				address: "https://research-figure-guide.nature.com/figures/building-and-exporting-figure-panels",
				read,
			},
			{
				rules: "300 dpi at least and 450 at most, RGB, palette, no coloured text, no grid lines",
				address: "https://research-figure-guide.nature.com/figures/preparing-figures-our-specifications",
				read,
			},
			{
				rules: "file formats",
				address: "http://www.nature.com/nature/authors/submissions/final/figures.html",
				read,
			},
			{ rules: "least line width; panel letters (lower case, bold, from a summary by others)", address: null, read },
		],
	},
	bmj: {
		name: "bmj",
		title: "BMJ",
		widthMm: { single: 85, oneAndHalf: null, double: 178 },
		greatestHeightMm: null,
		font: arial,
		labelPt: 7,
		leastFontPt: null,
		greatestFontPt: null,
		leastLineWidthPt: null,
		formats: ["pdf", "eps", "tiff"],
		dpi: 300,
		outlines: "either",
		colour: "must also be legible in black and white unless colour is paid for",
		panelLetters: letter,
		sources: [
			{
				rules: "legible in black and white",
				address: "https://authors.bmj.com/writing-and-formatting/formatting-checklist/",
				read,
			},
			{ rules: "widths, height, font, sizes, line width, formats, dpi, panel letters", address: null, read },
		],
	},
	lancet: {
		name: "lancet",
		title: "The Lancet",
		widthMm: { single: 75, oneAndHalf: null, double: 154 },
		greatestHeightMm: null,
		font: times,
		labelPt: 8,
		leastFontPt: null,
		greatestFontPt: null,
		leastLineWidthPt: null,
		formats: ["svg"],
		dpi: 300,
		outlines: "never",
		colour: "redrawn by the journal's illustrators: send what can be edited",
		panelLetters: { letterCase: "upper", brackets: false, bold: true },
		sources: [
			{
				rules:
					"widths, Times New Roman, 300 dpi, editable formats, redrawing: a summary by others, not the journal's own page",
				address: "https://openskillindex.com/skills/jaechang-hits-sciagent-skills-lancet-figure-guide",
				read,
			},
			{ rules: "height, font sizes, line width, panel letters", address: null, read },
		],
	},
	plos: {
		name: "plos",
		title: "PLOS",
		// Any width from 66.8 to 190.5 mm is taken; a single column is the house's.
		widthMm: { single: 85, oneAndHalf: null, double: 190.5 },
		greatestHeightMm: 222.3,
		font: arial,
		labelPt: 8,
		leastFontPt: 8,
		greatestFontPt: 12,
		leastLineWidthPt: null,
		formats: ["tiff", "eps"],
		dpi: 600,
		outlines: "in EPS",
		colour: "RGB or grey; TIFF flattened, LZW, no alpha channel",
		panelLetters: { letterCase: "upper", brackets: false, bold: true },
		sources: [
			{
				rules:
					"widths from 66.8 to 190.5 mm, height, Arial, Times or Symbol in 8 to 12 pt, 300 to 600 dpi, TIFF or EPS",
				address: "https://journals.plos.org/plosmedicine/s/figures",
				read,
			},
			{
				rules: "outlines in EPS; RGB or grey; LZW, no layers, no alpha channel",
				address: "http://pace.apexcovantage.com/Home/Guidelines",
				read,
			},
			{ rules: "single-column width, line width, panel letters (A) or (a)", address: null, read },
		],
	},
	ieee: {
		name: "ieee",
		title: "IEEE",
		widthMm: { single: 88.9, oneAndHalf: null, double: 182 },
		greatestHeightMm: 228.6,
		font: arial,
		labelPt: 8,
		leastFontPt: 8,
		greatestFontPt: 10,
		leastLineWidthPt: null,
		formats: ["pdf", "eps", "tiff", "png"],
		dpi: 600,
		outlines: "either",
		colour: "RGB or CMYK",
		panelLetters: { letterCase: "lower", brackets: true, bold: false },
		sources: [
			{
				rules: "widths",
				address:
					"http://ieeeauthorcenter.ieee.org/create-your-ieee-article/create-graphics-for-your-article/size-requirements-for-graphics/",
				read,
			},
			{
				rules: "about 9 to 10 pt at full size, fonts embedded or outlined",
				address:
					"https://journals.ieeeauthorcenter.ieee.org/create-your-ieee-journal-article/create-graphics-for-your-article/file-formatting/",
				read,
			},
			{
				rules: "depth of 9 inches at most, panel letters (a) in 8 pt, 600 dpi for line art, file formats",
				address: "https://www.scribd.com/document/536185333/eic-guide",
				read,
			},
			{
				rules: "Times New Roman, Helvetica, Arial, Cambria or Symbol; RGB or CMYK",
				address: "https://it.scribd.com/document/190081084/Transactions-Journals-13",
				read,
			},
			{ rules: "least line width", address: null, read },
		],
	},
};

/**
 * The journal of a name.
 *
 * @throws InvalidInputError naming the journals that there are.
 */
export function journalNamed(name: string): Journal {
	if (Object.hasOwn(journals, name)) return journals[name as JournalName];
	throw new InvalidInputError(`journalNamed: name must be one of ${Object.keys(journals).join(", ")}; got "${name}"`, {
		code: "no-journal",
		argument: "name",
		received: name,
	});
}
