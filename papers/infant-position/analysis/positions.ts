/** Positions in the order of the published tables. */
export const positions = ["Supine", "Prone", "Sitting", "Upright", "Held"] as const;
export type Position = (typeof positions)[number];

/** The kinds of model: one for all sessions, or one a session. */
export const models = ["group", "individual"] as const;
export type Model = (typeof models)[number];

export type AgeGroup = "younger" | "older";
export const ageGroups = ["younger", "older"] as const satisfies readonly AgeGroup[];

export const ageWords: Readonly<Record<AgeGroup, string>> = { younger: "4 to 7 months", older: "11 to 14 months" };

/** Sessions that the published analysis of the second video names outliers, and one that its code leaves out. */
export const outlierSessions: readonly string[] = ["107/3", "106/1"];
export const unpublishedSession = "104/1";
