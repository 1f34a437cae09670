import type { AgreementRow, Judged } from "../analysis/agreement.ts";
import type { Model } from "../analysis/positions.ts";

/** Models in the words of tables and figures. */
export const modelWords: Readonly<Record<Model, string>> = { group: "Group model", individual: "Individual models" };

export const judgedWords: Readonly<Record<Judged, string>> = {
	commonest: "Always the commonest position of the other infants",
	...modelWords,
};

export const selectionWords: Readonly<Record<AgreementRow["selection"], string>> = {
	awake: "outside naps",
	published: "without the session left out by the authors’ code",
	withoutOutliers: "without the two outliers either",
	steady: "no change of position within 6 s",
	sameSessions: "sessions with an individual model",
	nap: "within naps",
	withNaps: "naps included",
	younger: "4 to 7 months",
	older: "11 to 14 months",
};
