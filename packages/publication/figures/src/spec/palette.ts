/**
 * Colours of data. Categories are Okabe and Ito's eight, which people with any of the usual colour deficiencies tell
 * apart, in one fixed order that leads with the pair of greatest contrast (blue, vermilion) and leaves yellow, weak on
 * white, to the end. Ordered quantities take cividis, differences from a middle take blue to orange.
 *
 * Source: Okabe and Ito 2008, https://jfly.uni-koeln.de/color/; cividis: Nunez, Anderton and Renslow 2018, PLoS ONE
 * 13:e0199239, doi:10.1371/journal.pone.0199239 (nine equal steps of its published table).
 */
export const palette = {
	/** Okabe and Ito's names. */
	blue: "#0072B2",
	vermilion: "#D55E00",
	green: "#009E73",
	purple: "#CC79A7",
	sky: "#56B4E9",
	orange: "#E69F00",
	yellow: "#F0E442",
	/** Ink: text and single series. */
	ink: "#1D2329",
	/** Second text: axis labels. */
	muted: "#59636E",
	/** Reference lines and what is context rather than finding. */
	context: "#9AA3AD",
	/** Grid lines. */
	grid: "#E3E6E9",
	categories: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#1D2329", "#F0E442"],
	/** Words in the colour of a category, in the same order, dark enough to be read on white (contrast 4.5 or more). */
	words: ["#0072B2", "#B34E00", "#007A59", "#A8487F", "#1B75AC", "#8A6000", "#1D2329", "#716800"],
	ordered: ["#00224E", "#123570", "#3B496C", "#575D6D", "#707173", "#8A8678", "#A59C74", "#C3B369", "#FDE737"],
	diverging: ["#00456B", "#0072B2", "#6BAFD6", "#BCD9EA", "#F2F2F0", "#F7CFA5", "#EE9B4C", "#D55E00", "#8A3D00"],
} as const;
