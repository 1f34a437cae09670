import type { Claim, PublishedNumber } from "@quickening/paper";
import { publications, publishedItem } from "./published.ts";

/** A published number with the margin set in published.ts; of both publications the abstract alone was read. */
function publishedNumber(id: string): PublishedNumber {
	const { value, margin, from, note } = publishedItem(id);
	if (margin === undefined) throw new Error(`published.ts: ${id} needs a margin to be judged by`);
	const { source, where } = publications[from];
	return { value, margin, source, where, read: "abstract", ...(note !== undefined && { note }) };
}

/**
 * What the paper says, each sentence bound to a value. Margins and criteria are those of published.ts and params.yaml: half of
 * the last printed digit for a published number, round numbers of minutes and weeks for robustness.
 */
export const claims: readonly Claim[] = [
	{
		id: "participants",
		sentence: "The histogram of pregnancy length counts {value} participants.",
		value: "count.participants",
		published: publishedNumber("participants"),
	},
	{
		id: "peak-week",
		sentence: "Total sleep time is highest in week {value} of pregnancy, as the files count weeks.",
		value: "sleep.peakWeek",
		published: publishedNumber("sleep-peak-week"),
		robust: {
			values: [
				"sleep.peakWeekSmoothed3",
				"sleep.peakWeekSmoothed5",
				"bed.peakWeek",
				"bedMedian.peakWeek",
				"light.peakWeek",
			],
			labels: {
				"sleep.peakWeekSmoothed3": "running mean of 3 weeks",
				"sleep.peakWeekSmoothed5": "running mean of 5 weeks",
				"bed.peakWeek": "time in bed",
				"bedMedian.peakWeek": "median time in bed",
				"light.peakWeek": "light sleep",
			},
			criterion: { kind: "within", margin: 1 },
		},
	},
	{
		id: "peak-week-meeting",
		sentence: "In the files this peak is in week {value}; the meeting abstract gives the week before.",
		value: "sleep.peakWeek",
		published: publishedNumber("sleep-peak-week-meeting"),
	},
	{
		id: "rise",
		sentence: "In that week women slept {value} longer than before pregnancy on average.",
		value: "sleep.peakMinutes",
		published: publishedNumber("sleep-rise"),
		robust: {
			values: [
				"sleep.rise.allTwelve",
				"sleep.rise.firstEight",
				"sleep.rise.lastFour",
				"sleep.rise.lastOne",
				"sleep.rise.median",
			],
			labels: {
				"sleep.rise.allTwelve": "from the mean of all twelve weeks before",
				"sleep.rise.firstEight": "from the first eight of them",
				"sleep.rise.lastFour": "from the last four",
				"sleep.rise.lastOne": "from the last week alone, the lowest",
				"sleep.rise.median": "from their median",
			},
			criterion: { kind: "within", margin: 2 },
		},
	},
	{
		id: "rise-light",
		sentence:
			"In that week light sleep was {value} longer than before pregnancy; deep and REM sleep were slightly shorter.",
		value: "light.atPeakMinutes",
	},
	{
		id: "bed-peak",
		sentence: "Time in bed rose by {value} at its peak.",
		value: "bed.peakMinutes",
		published: publishedNumber("bed-peak"),
	},
	{
		id: "bed-peak-sd",
		sentence: "Between women this change had a standard deviation of {value}.",
		value: "bed.peakSdMinutes",
		published: publishedNumber("bed-peak-sd"),
	},
	{
		id: "bed-peak-week-meeting",
		sentence: "Time in bed is longest in week {value} as the files count weeks.",
		value: "bed.peakWeek",
		published: publishedNumber("bed-peak-week-meeting"),
	},
	{
		id: "bed-slope",
		sentence: "From its peak on, time in bed changed by {value}.",
		value: "bed.slope.fromPeak",
		published: publishedNumber("bed-slope"),
		robust: {
			values: ["bed.slope.afterPeak", "bed.slope.withoutLast", "bed.slope.fromSecondTrimester"],
			labels: {
				"bed.slope.afterPeak": "from the week after the peak",
				"bed.slope.withoutLast": "without the last week",
				"bed.slope.fromSecondTrimester": "from the second trimester",
			},
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "bed-zero",
		sentence: "The fitted line is back at the level before pregnancy after {value} completed weeks.",
		value: "bed.zeroCompletedWeek.fromPeak",
		published: publishedNumber("bed-zero"),
		robust: {
			values: [
				"bed.zeroCompletedWeek.afterPeak",
				"bed.zeroCompletedWeek.withoutLast",
				"bed.zeroCompletedWeek.fromSecondTrimester",
			],
			labels: {
				"bed.zeroCompletedWeek.afterPeak": "line from the week after the peak",
				"bed.zeroCompletedWeek.withoutLast": "without the last week",
				"bed.zeroCompletedWeek.fromSecondTrimester": "from the second trimester",
			},
			criterion: { kind: "within", margin: 1 },
		},
	},
	{
		id: "deep-week37",
		sentence: "Deep sleep had changed by {value} in week 37.",
		value: "deep.week37Minutes",
		published: publishedNumber("deep-week37"),
	},
	{
		id: "deep-fall",
		sentence: "The largest change of deep sleep was {value}, in week 38.",
		value: "deep.lowestMinutes",
		published: publishedNumber("deep-fall"),
		robust: {
			values: ["deep.lowestMinutesSmoothed3", "deep.lastFourWeeksMinutes", "deep.lastFromBeforeMinutes"],
			labels: {
				"deep.lowestMinutesSmoothed3": "running mean of 3 weeks",
				"deep.lastFourWeeksMinutes": "mean of the last four weeks",
				"deep.lastFromBeforeMinutes": "from the mean before pregnancy",
			},
			criterion: { kind: "within", margin: 2 },
		},
	},
	{
		id: "rem-fall",
		sentence: "The largest change of REM sleep was {value}, in week 37.",
		value: "rem.lowestMinutes",
		published: publishedNumber("rem-fall"),
	},
	{
		id: "efficiency-before",
		sentence: "Median sleep efficiency before pregnancy was {value}.",
		value: "efficiency.before",
		published: publishedNumber("efficiency-before"),
		robust: {
			values: ["efficiency.beforeMean", "efficiency.beforeLast"],
			labels: {
				"efficiency.beforeMean": "mean of the weeks before",
				"efficiency.beforeLast": "last week before",
			},
			criterion: { kind: "within", margin: 0.1 },
		},
	},
	{
		id: "efficiency-last",
		sentence: "Median sleep efficiency in the last week of the files was {value}.",
		value: "efficiency.last",
		published: publishedNumber("efficiency-last"),
	},
	{
		id: "third-trimester",
		sentence: "Over the weeks of the third trimester the mean change of total sleep time was {value}.",
		value: "sleep.thirdTrimester",
		robust: {
			values: ["sleep.thirdTrimesterOtherWeeks"],
			labels: { "sleep.thirdTrimesterOtherWeeks": "trimesters in completed weeks" },
			criterion: { kind: "within", margin: 1 },
		},
	},
	{
		id: "spread-grows",
		sentence: "Women differed more as pregnancy went on: in week 38 the standard deviation of the change was {value}.",
		value: "sleepSd.last",
	},
	{
		id: "after-birth",
		sentence: "In the first week after birth time in bed had changed by {value} from before pregnancy.",
		value: "afterBirth.bedWeek1Minutes",
	},
	{
		id: "after-birth-last",
		sentence: "In week 20 after birth the change was still {value}.",
		value: "afterBirth.bedWeek20Minutes",
		robust: {
			values: ["afterBirth.bedWeeks13to20Minutes"],
			labels: { "afterBirth.bedWeeks13to20Minutes": "mean of weeks 13 to 20" },
			criterion: { kind: "within", margin: 2 },
		},
	},
	{
		id: "after-birth-participants",
		sentence: "The percentages after birth are of {value} women, a number inferred from their digits.",
		value: "share.denominatorAfterBirth",
	},
];
