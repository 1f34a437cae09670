import type { INumberingOptions, ISectionPropertiesOptions, IStylesOptions } from "docx";
import { AlignmentType, LevelFormat, LineRuleType } from "docx";

const SANS = "Arial";
const SERIF = "Times New Roman";

/** Word's own styles (Heading 1, Caption ...) in the house look, and a few of the manuscript's. */
export const wordStyles: IStylesOptions = {
	default: {
		document: { run: { font: SERIF, size: 23, color: "1D2329", language: { value: "en-GB" } } },
		title: { run: { font: SERIF, size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
		heading1: {
			run: { font: SANS, size: 28, bold: true, color: "1D2329" },
			paragraph: { spacing: { before: 400, after: 140 }, keepNext: true },
		},
		heading2: {
			run: { font: SANS, size: 23, bold: true, color: "1D2329" },
			paragraph: { spacing: { before: 300, after: 100 }, keepNext: true },
		},
		heading3: {
			run: { font: SERIF, size: 23, bold: true, italics: true, color: "1D2329" },
			paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
		},
		heading4: {
			run: { font: SERIF, size: 23, italics: true, color: "1D2329" },
			paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
		},
		hyperlink: { run: { color: "8C2F5D" } },
		footnoteText: { run: { size: 19 } },
	},
	paragraphStyles: [
		{
			id: "BodyText",
			name: "Body Text",
			basedOn: "Normal",
			quickFormat: true,
			paragraph: { spacing: { after: 140, line: 340, lineRule: LineRuleType.AUTO } },
		},
		{
			id: "Subtitle",
			name: "Subtitle",
			basedOn: "Normal",
			run: { size: 26, color: "59636E" },
			paragraph: { spacing: { after: 200 } },
		},
		{
			id: "Authors",
			name: "Authors",
			basedOn: "Normal",
			run: { font: SANS, size: 21 },
			paragraph: { spacing: { after: 80 } },
		},
		{
			id: "Affiliation",
			name: "Affiliation",
			basedOn: "Normal",
			run: { font: SANS, size: 18, color: "59636E" },
			paragraph: { spacing: { after: 60 } },
		},
		{
			id: "Caption",
			name: "caption",
			basedOn: "Normal",
			run: { font: SANS, size: 18 },
			paragraph: { spacing: { before: 100, after: 300 } },
		},
		{
			id: "Figure",
			name: "Figure",
			basedOn: "Normal",
			paragraph: { spacing: { before: 300 }, alignment: AlignmentType.LEFT },
		},
		{ id: "TableText", name: "Table Text", basedOn: "Normal", run: { font: SANS, size: 16 } },
		{
			id: "TableNote",
			name: "Table Note",
			basedOn: "Normal",
			run: { font: SANS, size: 15, color: "59636E" },
			paragraph: { spacing: { before: 40 } },
		},
		{ id: "Quotation", name: "Quotation", basedOn: "BodyText", paragraph: { indent: { left: 500, right: 500 } } },
		{ id: "Code", name: "Code", basedOn: "Normal", run: { font: "Courier New", size: 19 } },
		{ id: "Equation", name: "Equation", basedOn: "BodyText", paragraph: { alignment: AlignmentType.CENTER } },
		{
			id: "Reference",
			name: "Reference",
			basedOn: "Normal",
			run: { size: 21 },
			paragraph: { spacing: { after: 100 }, indent: { left: 500, hanging: 500 } },
		},
	],
	characterStyles: [
		{ id: "LiveNumber", name: "Live Number", run: { shading: { fill: "F4E9EF", color: "auto", type: "clear" } } },
		{ id: "CodeCharacter", name: "Code Character", run: { font: "Courier New", size: 20 } },
	],
};

export const wordNumbering: INumberingOptions = {
	config: [
		{
			reference: "bullets",
			levels: [
				{
					level: 0,
					format: LevelFormat.BULLET,
					text: "•",
					alignment: AlignmentType.LEFT,
					style: { paragraph: { indent: { left: 500, hanging: 250 } } },
				},
			],
		},
		{
			reference: "numbers",
			levels: [
				{
					level: 0,
					format: LevelFormat.DECIMAL,
					text: "%1.",
					alignment: AlignmentType.LEFT,
					style: { paragraph: { indent: { left: 500, hanging: 350 } } },
				},
			],
		},
	],
};

/** A4 with margins of 25 mm, in twips. */
export const wordPage: NonNullable<ISectionPropertiesOptions["page"]> = {
	size: { width: 11906, height: 16838 },
	margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 },
};
