import type { Contact, FundingAward, NamedAuthor, Statement, Table } from "@quickening/paper";

/** A manuscript with its values, figures, tables and citations filled in: what Word, JATS and LaTeX are written from. */
export interface ManuscriptDocument {
	readonly slug: string;
	readonly title: string;
	readonly subtitle?: string;
	readonly authors: readonly DocumentAuthor[];
	/** In the order of the authors' marks, which count from 1. */
	readonly affiliations: readonly string[];
	readonly version: string;
	/** ISO date. */
	readonly date: string;
	readonly keywords: readonly string[];
	readonly synthetic: boolean;
	readonly licence?: { readonly name: string; readonly address: string };
	readonly abstract: readonly Block[];
	/** Blocks before the first heading, then the sections. */
	readonly body: readonly Block[];
	/** Who answers letters. */
	readonly contact?: Contact;
	readonly awards: readonly FundingAward[];
	/** What stands after the text, in order. */
	readonly statements: readonly Statement[];
	/** In the order of the text's calls, as they are numbered. */
	readonly figures: readonly DocumentFigure[];
	readonly tables: readonly DocumentTable[];
	/** In the order of the list of references. */
	readonly references: readonly DocumentReference[];
	/** The bibliography file, for writers that want its fields. */
	readonly bibliography: string;
}

export interface DocumentAuthor extends NamedAuthor {
	/** Numbers of the affiliations. */
	readonly marks: readonly number[];
}

export interface DocumentFigure {
	readonly id: string;
	readonly number: number;
	/** The finding, as a sentence. */
	readonly title: string;
	readonly caption: string;
	readonly alt: string;
	readonly widthMm: number;
	/** Script that drew it. */
	readonly script: string;
}

export interface DocumentTable {
	readonly id: string;
	readonly number: number;
	readonly table: Table;
}

/** An entry of the list of references, in the paper's citation style. */
export interface DocumentReference {
	readonly key: string;
	/** Its number in a numbered style, such as "1." or "[1]". */
	readonly label?: string;
	readonly content: readonly Inline[];
}

export type Block =
	| {
			readonly kind: "section";
			readonly level: number;
			readonly title: readonly Inline[];
			readonly blocks: readonly Block[];
	  }
	| { readonly kind: "paragraph"; readonly content: readonly Inline[] }
	| { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
	| { readonly kind: "quote"; readonly blocks: readonly Block[] }
	| { readonly kind: "code"; readonly text: string }
	| { readonly kind: "equation"; readonly math: MathNode }
	| { readonly kind: "figure"; readonly id: string }
	| { readonly kind: "table"; readonly id: string };

export type InlineStyle = "strong" | "emphasis" | "superscript" | "subscript" | "code";

export type Inline =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "styled"; readonly style: InlineStyle; readonly content: readonly Inline[] }
	/** A number that comes from results/values.json. */
	| { readonly kind: "value"; readonly id: string; readonly text: string }
	| { readonly kind: "math"; readonly math: MathNode }
	| { readonly kind: "link"; readonly address: string; readonly content: readonly Inline[] }
	| { readonly kind: "reference"; readonly to: "figure" | "table"; readonly id: string; readonly text: string }
	| { readonly kind: "citation"; readonly key: string; readonly content: readonly Inline[] }
	| { readonly kind: "footnote"; readonly content: readonly Inline[] };

export type MathVariant = "bold" | "italic" | "upright" | "double-struck" | "script" | "fraktur";

/** A formula as a tree, in the terms that MathML, Word and LaTeX share. */
export type MathNode =
	| { readonly kind: "row"; readonly children: readonly MathNode[] }
	/** A single letter or sign, set as mathematics sets it. */
	| { readonly kind: "symbol"; readonly text: string }
	| { readonly kind: "number"; readonly text: string }
	/** Upright words. */
	| { readonly kind: "text"; readonly text: string }
	/** A named function such as log; limits: what stands below it is set under it. */
	| { readonly kind: "operator"; readonly text: string; readonly limits: boolean }
	| { readonly kind: "space"; readonly em: number }
	| { readonly kind: "variant"; readonly variant: MathVariant; readonly body: MathNode }
	| { readonly kind: "fraction"; readonly numerator: MathNode; readonly denominator: MathNode; readonly bar: boolean }
	| { readonly kind: "scripts"; readonly base: MathNode; readonly sub?: MathNode; readonly sup?: MathNode }
	| { readonly kind: "root"; readonly radicand: MathNode; readonly index?: MathNode }
	/** accent: a combining character, or an over- or underline. */
	| { readonly kind: "accent"; readonly accent: string; readonly base: MathNode }
	/** Delimiters that grow with their content; "" for none. */
	| { readonly kind: "fenced"; readonly open: string; readonly close: string; readonly body: MathNode }
	| {
			readonly kind: "matrix";
			readonly rows: readonly (readonly MathNode[])[];
			readonly align: "center" | "left" | "equations";
	  };
