/** A number that the study's authors published, and the value of ours that is set beside it. */
export interface PublishedItem {
	readonly id: string;
	/** What the number is, in the words of the table. */
	readonly quantity: string;
	readonly value: number;
	readonly unit: string;
	readonly digits: number;
	readonly from: Publication;
	/** Id of our value; left out when the files hold nothing to compare with. */
	readonly ours?: string;
	/** Largest difference at which both are called the same: half of the last printed digit, unless a reason is given. */
	readonly margin?: number;
	/** No published number of its own: a difference of two, or another reading of one; not counted among the numbers. */
	readonly derived?: true;
	/** What is known of a difference, or why there is no counterpart. */
	readonly note?: string;
}

export type Publication = keyof typeof publications;

/** Where the published numbers stand. Of both publications we had the abstract alone. */
export const publications = {
	article: {
		source:
			"Young-Lin N, et al. Insights into maternal sleep. eBioMedicine 2025;114:105640, doi:10.1016/j.ebiom.2025.105640",
		where: "abstract; the full text was not available",
		short: "article",
	},
	meeting: {
		source:
			"Heneghan C, et al. Observed changes in sleep duration and sleep stage distribution during pregnancy using wearables. Sleep 2024, abstract 0334, doi:10.1093/sleep/zsae067.0334",
		where: "meeting abstract 0334",
		short: "meeting",
	},
} as const;

const noMinutes = "the files give changes, not minutes of sleep";
const counting = "week 1 of the files is the first week; counted from 0, as completed weeks are, it is one less";

/**
 * The published numbers, in the order of the two abstracts. Margins follow one rule: a number is the same when it rounds to
 * the published one, so the margin is half of its last printed digit; counts and weeks have none.
 */
export const published: readonly PublishedItem[] = [
	{
		id: "participants",
		quantity: "Participants",
		value: 2540,
		unit: "",
		digits: 0,
		from: "article",
		ours: "count.participants",
		margin: 0,
	},
	{
		id: "sleep-before",
		quantity: "Total sleep time before pregnancy",
		value: 425.3,
		unit: "min",
		digits: 1,
		from: "article",
		note: noMinutes,
	},
	{
		id: "sleep-before-sd",
		quantity: "\u2003its standard deviation",
		value: 43.5,
		unit: "min",
		digits: 1,
		from: "article",
		note: noMinutes,
	},
	{
		id: "sleep-peak",
		quantity: "Total sleep time at its peak",
		value: 447.6,
		unit: "min",
		digits: 1,
		from: "article",
		note: noMinutes,
	},
	{
		id: "sleep-peak-sd",
		quantity: "\u2003its standard deviation",
		value: 47.6,
		unit: "min",
		digits: 1,
		from: "article",
		note: noMinutes,
	},
	{
		id: "sleep-rise",
		quantity: "Rise to the peak (447.6 \u2212 425.3)",
		value: 22.3,
		unit: "min",
		digits: 1,
		from: "article",
		ours: "sleep.peakMinutes",
		derived: true,
		margin: 0.1,
		note: "How the study normalises is not in the abstract. A mean of individual differences, over those with data in that week, need not be the difference of two means. The margin is twice the rounding, since two rounded numbers are subtracted.",
	},
	{
		id: "sleep-peak-week",
		quantity: "Week of the peak of total sleep time",
		value: 10,
		unit: "",
		digits: 0,
		from: "article",
		ours: "sleep.peakWeek",
		margin: 0,
	},
	{
		id: "deep-fall",
		quantity: "Largest reduction of deep sleep",
		value: -19.2,
		unit: "min",
		digits: 1,
		from: "article",
		ours: "deep.lowestMinutes",
		margin: 0.05,
		note: "The published number is that of week 37; in week 38, the last of the files, deep sleep is lower still.",
	},
	{
		id: "deep-week37",
		quantity: "\u2003the same, week 37 of the files",
		value: -19.2,
		unit: "min",
		digits: 1,
		from: "article",
		ours: "deep.week37Minutes",
		margin: 0.05,
		derived: true,
	},
	{
		id: "deep-fall-sd",
		quantity: "\u2003its standard deviation",
		value: 13.8,
		unit: "min",
		digits: 1,
		from: "article",
		note: "no standard deviations of stages in the files",
	},
	{
		id: "rem-fall",
		quantity: "Largest reduction of REM sleep",
		value: -9,
		unit: "min",
		digits: 1,
		from: "article",
		ours: "rem.lowestMinutes",
		margin: 0.05,
	},
	{
		id: "rem-fall-sd",
		quantity: "\u2003its standard deviation",
		value: 19.2,
		unit: "min",
		digits: 1,
		from: "article",
		note: "no standard deviations of stages in the files",
	},
	{
		id: "efficiency-before",
		quantity: "Median sleep efficiency before pregnancy",
		value: 88.3,
		unit: "%",
		digits: 1,
		from: "article",
		ours: "efficiency.before",
		margin: 0.05,
	},
	{
		id: "efficiency-last",
		quantity: "Median sleep efficiency at the end",
		value: 86.8,
		unit: "%",
		digits: 1,
		from: "article",
		ours: "efficiency.last",
		margin: 0.05,
	},
	{
		id: "bed-one-year",
		quantity: "Time in bed one year after birth",
		value: -14.7,
		unit: "min",
		digits: 1,
		from: "article",
		note: "the files end 20 weeks after birth",
	},
	{
		id: "bed-eighteen-months",
		quantity: "Time in bed 1.5 years after birth",
		value: -15.2,
		unit: "min",
		digits: 1,
		from: "article",
		note: "the files end 20 weeks after birth",
	},
	{
		id: "sleep-peak-week-meeting",
		quantity: "Week of the peak of total sleep time",
		value: 9,
		unit: "",
		digits: 0,
		from: "meeting",
		ours: "sleep.peakWeek",
		margin: 0,
		note: `A question of counting: ${counting}. The sleep times given for this week are those that the article gives for week 10.`,
	},
	{
		id: "bed-peak-week-meeting",
		quantity: "Week of the peak of time in bed (\u201caround\u201d)",
		value: 8,
		unit: "",
		digits: 0,
		from: "meeting",
		ours: "bed.peakWeek",
		margin: 0,
		note: `The same question of counting: ${counting}. Size and standard deviation agree.`,
	},
	{
		id: "bed-peak",
		quantity: "Rise of time in bed at its peak",
		value: 26.7,
		unit: "min",
		digits: 1,
		from: "meeting",
		ours: "bed.peakMinutes",
		margin: 0.05,
	},
	{
		id: "bed-peak-sd",
		quantity: "\u2003its standard deviation",
		value: 42.6,
		unit: "min",
		digits: 1,
		from: "meeting",
		ours: "bed.peakSdMinutes",
		margin: 0.05,
	},
	{
		id: "bed-slope",
		quantity: "Decline of time in bed after its peak",
		value: -1.28,
		unit: "min/week",
		digits: 2,
		from: "meeting",
		ours: "bed.slope.fromPeak",
		margin: 0.005,
	},
	{
		id: "bed-zero",
		quantity: "Week in which time in bed is back (\u201caround\u201d)",
		value: 30,
		unit: "",
		digits: 0,
		from: "meeting",
		ours: "bed.zeroCompletedWeek.fromPeak",
		margin: 0.5,
		note: "The fitted line crosses 0 there when weeks are counted from 0; as the files count them it is one later.",
	},
];

/** One published number, by its id. */
export function publishedItem(id: string): PublishedItem {
	const item = published.find((one) => one.id === id);
	if (item === undefined) throw new Error(`there is no published number "${id}"`);
	return item;
}
