/** What a column or a value is: which rule judges it. */
export type StatisticKind =
	/** Number of people. */
	| "count"
	/** Share of the row's people, 0 to 100; a mean of percentages is a "mean". */
	| "percent"
	| "mean"
	| "sd"
	| "median"
	/** First or third quartile, or the distance between them. */
	| "quartile"
	| "sum"
	/** Coefficient, effect, measure of fit: what a model of the row's people gives. */
	| "estimate"
	/** Height of a curve (ROC, Kaplan-Meier, cumulative distribution) at the row's point. */
	| "step"
	| "minimum"
	| "maximum"
	/** What a model says about one person. */
	| "prediction"
	/** The same in all rows: a parameter of the analysis. */
	| "constant"
	| { readonly kind: "quantile"; readonly p: number }
	/** `of`: column with the number of people that are 100 percent; `count`: column with the number of those who have it. */
	| { readonly kind: "percent"; readonly of?: string; readonly count?: string }
	/** `contributions`: evidence column with one number for each of the row's `people`, in their order; judged, then removed. */
	| { readonly kind: "sum"; readonly contributions: string }
	| { readonly kind: "estimate"; readonly parameters: number }
	/** `along`: column that the points are ordered by, within the other groups. */
	| { readonly kind: "step"; readonly along: string }
	/** "other": visits, nights, beats; rounded, and suppressed with their people. */
	| { readonly kind: "count"; readonly counts: "people" | "other" }
	/** Number of people in a leaf of a tree. */
	| { readonly kind: "leaf" };

/** Name of a kind, whichever way it is written. */
export type KindName = Extract<StatisticKind, string> | "quantile" | "leaf";

/** The name of a kind. */
export function kindName(kind: StatisticKind): KindName {
	return typeof kind === "string" ? kind : kind.kind;
}

/** Whether a kind counts people, rather than visits or nights. */
export function countsPeople(kind: StatisticKind): boolean {
	return kindName(kind) === "count" && !(typeof kind === "object" && "counts" in kind && kind.counts === "other");
}

/** Fraction that a quantile, quartile or median stands at (a quartile at the lower end); undefined for other kinds. */
export function quantileFraction(kind: StatisticKind): number | undefined {
	if (typeof kind === "object") return kind.kind === "quantile" ? kind.p : undefined;
	return kind === "median" ? 0.5 : kind === "quartile" ? 0.25 : undefined;
}
