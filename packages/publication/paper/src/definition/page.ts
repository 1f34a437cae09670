/**
 * What a paper says on its page in the hosted report, in words for someone who is not a statistician; the export `page` of
 * papers/<slug>/page.ts. All else on the page (title, authors, figures, tables, claims, provenance, references, rebuilding)
 * comes from paper.ts and results/.
 *
 * Texts are plain, with five marks: `{auc.primary}` prints that value with its unit, `{auc.primary:interval}` adds its
 * interval (`:spread` its spread), `[@figo2015]` cites a work of the bibliography that the manuscript cites, too
 * (`[@figo2015; @ayres2015]` two), `[words](address)` is a link, `*words*` is emphasis. A value that does not exist stops the
 * build.
 */
export interface PaperPage {
	/** What was found: about three sentences, each a paragraph's worth at most. The first is also shown on the overview. */
	readonly found: readonly string[];
	/**
	 * The claim that is the paper's finding, by its id. Title, first sentence of `found`, lead figure and this claim say the
	 * same: the claim's value is printed in `found[0]` and stands in the lead figure. Not checked when it is left out.
	 */
	readonly finding?: { readonly claim: string };
	/** Id of the one figure that carries the finding. */
	readonly leadFigure: string;
	/** What it means for care, a sentence each. */
	readonly means: readonly string[];
	/** What it does not mean, a sentence each. */
	readonly meansNot: readonly string[];
	/** Who was studied (or what was simulated), and who was not. */
	readonly studied: string;
	readonly notStudied: string;
	/** The methods, a short paragraph each, with detail for those who open it. */
	readonly methods: readonly PageMethod[];
	/** What the study cannot show, a sentence each. */
	readonly limits: readonly string[];
}

export interface PageMethod {
	readonly heading: string;
	readonly text: string;
	/** Opened on request: a paragraph each. */
	readonly detail?: readonly string[];
}
