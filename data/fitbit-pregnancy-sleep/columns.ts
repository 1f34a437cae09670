// Made from data/fitbit-pregnancy-sleep/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** fitbit_pregnancy/data/figure_2_a_data.csv: Figure 2a: pregnancy length, 22 bins a week wide. */
export const figure2AData = defineColumns(
	{
		/** pregnancy length; an edge or the middle of a bin, not stated (the last row has no count, as the last edge of a histogram); weeks, 23.1 to 44.1 */
		"bin": {
			type: "number",
			unit: "weeks",
			range: [23.1, 44.1],
			key: true,
		},
		/** participants; participants, 0 to 778 */
		"count": {
			type: "integer",
			unit: "{participants}",
			range: [0, 778],
			missing: [""],
		},
	},
);
export type Figure2ADataRow = RowOfTable<typeof figure2AData>;

/** fitbit_pregnancy/data/figure_2_b_data.csv: Figure 2b: share of participants by week, before and during pregnancy, 50 weeks. */
export const figure2BData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** participants, most likely those with data on a day, averaged over the week; %, 72.64341957255343 to 90.67491563554556 */
		"data": {
			type: "number",
			unit: "%",
			range: [72.64341957255343, 90.67491563554556],
			fault: "The share of what is not stated. Each value times 2,540 and 7 is a whole number.",
		},
	},
);
export type Figure2BDataRow = RowOfTable<typeof figure2BData>;

/** fitbit_pregnancy/data/figure_2_c_data.csv: Figure 2c: share of participants by week, before pregnancy and after birth, 32 weeks. */
export const figure2CData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 20 the weeks after birth, 1 being the first; weeks, -11 to 20 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 20],
			key: true,
			fault: "As in the files of pregnancy; the pregnancy itself is left out between 0 and 1.",
		},
		/** participants, most likely those with data on a day, averaged over the week; %, 66.42220304860513 to 92.83865401207937 */
		"mean": {
			type: "number",
			unit: "%",
			range: [66.42220304860513, 92.83865401207937],
			fault: "The share of what is not stated. Each value times 2,318 and 7 is a whole number (week 1: times 2,318 and 3), and no other number of participants up to 2,540 does this.",
		},
	},
);
export type Figure2CDataRow = RowOfTable<typeof figure2CData>;

/** fitbit_pregnancy/data/figure_3_data.csv: Figure 3: change of heart rate by day, 84 days before pregnancy and 20 after its start, 104 days. */
export const figure3Data = defineColumns(
	{
		/** day; 0 is the start of pregnancy as the study counts it; days, -83 to 20 */
		"day": {
			type: "integer",
			unit: "days",
			range: [-83, 20],
			key: true,
		},
		/** mean change of heart rate; from what is not stated; bpm, -1.2987994805838832 to 1.4222561830570528 */
		"mean": {
			type: "number",
			unit: "bpm",
			range: [-1.2987994805838832, 1.4222561830570528],
		},
		/** standard deviation between participants on that day, by its size; bpm, 2.4373295322908897 to 3.254520311972774 */
		"std": {
			type: "number",
			unit: "bpm",
			range: [2.4373295322908897, 3.254520311972774],
		},
	},
);
export type Figure3DataRow = RowOfTable<typeof figure3Data>;

/** fitbit_pregnancy/data/figure_4_a_data.csv: Figure 4a: time in bed as change from before pregnancy, 50 weeks. */
export const figure4AData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** mean normalised time in bed; min, -10.70880186565304 to 26.65529766595039 */
		"mean": {
			type: "number",
			unit: "min",
			range: [-10.70880186565304, 26.65529766595039],
		},
		/** standard deviation between participants in that week, by its size; min, 28.884725179253543 to 54.381425749920744 */
		"std": {
			type: "number",
			unit: "min",
			range: [28.884725179253543, 54.381425749920744],
		},
	},
);
export type Figure4ADataRow = RowOfTable<typeof figure4AData>;

/** fitbit_pregnancy/data/figure_4_b_data.csv: Figure 4b: time in bed, 50 weeks. */
export const figure4BData = defineColumns(
	{
		/** number of the row, from 0; the heading of this first column is empty; 1, 0 to 49 */
		"(no name)": {
			type: "integer",
			unit: "1",
			range: [0, 49],
			fault: "The heading is empty: what remains of an index when the file was written.",
		},
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** 10th percentile of time in bed; min, 341.5 to 409.5 */
		"percentile_10": {
			type: "number",
			unit: "min",
			range: [341.5, 409.5],
		},
		/** 25th percentile of time in bed; min, 426 to 463.5 */
		"percentile_25": {
			type: "number",
			unit: "min",
			range: [426, 463.5],
		},
		/** 50th percentile of time in bed; min, 484.5 to 514.5 */
		"percentile_50": {
			type: "number",
			unit: "min",
			range: [484.5, 514.5],
		},
		/** 75th percentile of time in bed; min, 532 to 563.5 */
		"percentile_75": {
			type: "number",
			unit: "min",
			range: [532, 563.5],
		},
		/** 90th percentile of time in bed; min, 577 to 611 */
		"percentile_90": {
			type: "number",
			unit: "min",
			range: [577, 611],
		},
	},
);
export type Figure4BDataRow = RowOfTable<typeof figure4BData>;

/** fitbit_pregnancy/data/figure_4_c_data.csv: Figure 4c: share of participants by week, 50 weeks. */
export const figure4CData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** mean share of participants; %, 5.061867266591676 to 13.048368953880765 */
		"mean": {
			type: "number",
			unit: "%",
			range: [5.061867266591676, 13.048368953880765],
			fault: "Which event the share counts is not in the files: the authors' script says \"Participants (%)\".",
		},
		/** standard deviation over the seven days of the week, by its size; not stated; %, 0.20814965080139958 to 1.1656279130419693 */
		"std": {
			type: "number",
			unit: "%",
			range: [0.20814965080139958, 1.1656279130419693],
		},
	},
);
export type Figure4CDataRow = RowOfTable<typeof figure4CData>;

/** fitbit_pregnancy/data/figure_4_d_data.csv: Figure 4d: total sleep time as change from before pregnancy, 50 weeks. */
export const figure4DData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** mean normalised total sleep time; min, -14.750261375879429 to 19.755317434069667 */
		"mean": {
			type: "number",
			unit: "min",
			range: [-14.750261375879429, 19.755317434069667],
		},
		/** standard deviation between participants in that week, by its size; min, 25.737397786524184 to 45.90803515830972 */
		"std": {
			type: "number",
			unit: "min",
			range: [25.737397786524184, 45.90803515830972],
		},
	},
);
export type Figure4DDataRow = RowOfTable<typeof figure4DData>;

/** fitbit_pregnancy/data/figure_4_e_data.csv: Figure 4e: sleep stages as change from before pregnancy, 50 weeks; no standard deviations. */
export const figure4EData = defineColumns(
	{
		/** number of the row, from 0; the heading of this first column is empty; 1, 0 to 49 */
		"(no name)": {
			type: "integer",
			unit: "1",
			range: [0, 49],
			fault: "The heading is empty: what remains of an index when the file was written.",
		},
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** mean normalised time in deep sleep; min, -19.880599280268044 to 0.5958241735690146 */
		"deep": {
			type: "number",
			unit: "min",
			range: [-19.880599280268044, 0.5958241735690146],
		},
		/** mean normalised time in light sleep; min, -1.7101718628055573 to 25.915228037495027 */
		"light": {
			type: "number",
			unit: "min",
			range: [-1.7101718628055573, 25.915228037495027],
		},
		/** mean normalised time in REM sleep; min, -8.95747621502568 to 0.5578705379763211 */
		"rem": {
			type: "number",
			unit: "min",
			range: [-8.95747621502568, 0.5578705379763211],
		},
		/** mean normalised time awake during the sleep period; min, -0.980539982608797 to 7.22960676442253 */
		"wake": {
			type: "number",
			unit: "min",
			range: [-0.980539982608797, 7.22960676442253],
		},
	},
);
export type Figure4EDataRow = RowOfTable<typeof figure4EData>;

/** fitbit_pregnancy/data/figure_4_f_data.csv: Figure 4f: sleep efficiency, 50 weeks. */
export const figure4FData = defineColumns(
	{
		/** number of the row, from 0; the heading of this first column is empty; 1, 0 to 49 */
		"(no name)": {
			type: "integer",
			unit: "1",
			range: [0, 49],
			fault: "The heading is empty: what remains of an index when the file was written.",
		},
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 38 the weeks of pregnancy, 1 being the first; weeks, -11 to 38 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 38],
			key: true,
			fault: "The files do not say how weeks are counted. That week 1 is the first is our reading: the study names twelve weeks before pregnancy, and -11 to 0 are twelve.",
		},
		/** 10th percentile of sleep efficiency; %, 84.2226582606012 to 86.03032783643359 */
		"percentile_10": {
			type: "number",
			unit: "%",
			range: [84.2226582606012, 86.03032783643359],
		},
		/** 25th percentile of sleep efficiency; %, 85.51809610464485 to 87.19552869926012 */
		"percentile_25": {
			type: "number",
			unit: "%",
			range: [85.51809610464485, 87.19552869926012],
		},
		/** 50th percentile of sleep efficiency; %, 86.83149698558069 to 88.36375401085388 */
		"percentile_50": {
			type: "number",
			unit: "%",
			range: [86.83149698558069, 88.36375401085388],
		},
		/** 75th percentile of sleep efficiency; %, 88.09559729888124 to 89.54266846983543 */
		"percentile_75": {
			type: "number",
			unit: "%",
			range: [88.09559729888124, 89.54266846983543],
		},
		/** 90th percentile of sleep efficiency; %, 89.14817226008694 to 90.51155103082735 */
		"percentile_90": {
			type: "number",
			unit: "%",
			range: [89.14817226008694, 90.51155103082735],
		},
	},
);
export type Figure4FDataRow = RowOfTable<typeof figure4FData>;

/** fitbit_pregnancy/data/figure_5_a_data.csv: Figure 5a: time in bed after birth as change from before pregnancy, 32 weeks. */
export const figure5AData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 20 the weeks after birth, 1 being the first; weeks, -11 to 20 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 20],
			key: true,
			fault: "As in the files of pregnancy; the pregnancy itself is left out between 0 and 1.",
		},
		/** mean normalised time in bed; min, -157.97947608300132 to 1.4321191526998682 */
		"mean": {
			type: "number",
			unit: "min",
			range: [-157.97947608300132, 1.4321191526998682],
			fault: "The authors' script labels this axis \"Participants (%)\". The values (down to -158, and twelve weeks before pregnancy about 0) cannot be shares; they agree with figures 4a and 5b, so they are minutes of time in bed.",
		},
		/** standard deviation between participants in that week, by its size; min, 27.881624571028812 to 94.45087321781716 */
		"std": {
			type: "number",
			unit: "min",
			range: [27.881624571028812, 94.45087321781716],
		},
	},
);
export type Figure5ADataRow = RowOfTable<typeof figure5AData>;

/** fitbit_pregnancy/data/figure_5_b_data.csv: Figure 5b: time in bed after birth, 32 weeks. */
export const figure5BData = defineColumns(
	{
		/** number of the row, from 0; the heading of this first column is empty; 1, 0 to 31 */
		"(no name)": {
			type: "integer",
			unit: "1",
			range: [0, 31],
			fault: "The heading is empty: what remains of an index when the file was written.",
		},
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 20 the weeks after birth, 1 being the first; weeks, -11 to 20 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 20],
			key: true,
			fault: "As in the files of pregnancy; the pregnancy itself is left out between 0 and 1.",
		},
		/** 10th percentile of time in bed; min, 126.5 to 388.5 */
		"percentile_10": {
			type: "number",
			unit: "min",
			range: [126.5, 388.5],
		},
		/** 25th percentile of time in bed; min, 212.375 to 439.5 */
		"percentile_25": {
			type: "number",
			unit: "min",
			range: [212.375, 439.5],
		},
		/** 50th percentile of time in bed; min, 325 to 488 */
		"percentile_50": {
			type: "number",
			unit: "min",
			range: [325, 488],
		},
		/** 75th percentile of time in bed; min, 434 to 537 */
		"percentile_75": {
			type: "number",
			unit: "min",
			range: [434, 537],
		},
		/** 90th percentile of time in bed; min, 517.5 to 589.5 */
		"percentile_90": {
			type: "number",
			unit: "min",
			range: [517.5, 589.5],
		},
	},
);
export type Figure5BDataRow = RowOfTable<typeof figure5BData>;

/** fitbit_pregnancy/data/figure_5_c_data.csv: Figure 5c: a quantity that is not named, before pregnancy and after birth, 32 weeks. */
export const figure5CData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 20 the weeks after birth, 1 being the first; weeks, -11 to 20 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 20],
			key: true,
			fault: "As in the files of pregnancy; the pregnancy itself is left out between 0 and 1.",
		},
		/** mean change of a quantity that is not named; unknown, -0.5367778605397747 to 166.91572604982366 */
		"mean": {
			type: "number",
			unit: "unknown",
			range: [-0.5367778605397747, 166.91572604982366],
			fault: "The authors' script labels this axis \"Participants (%)\". Values from -0.5 to 167 cannot be shares. What was measured, and in which unit, is not in the files.",
		},
		/** standard deviation between participants in that week, by its size; unknown, 4.569402421012669 to 148.46425590590658 */
		"std": {
			type: "number",
			unit: "unknown",
			range: [4.569402421012669, 148.46425590590658],
			fault: "The unit is that of the mean, which is not in the files.",
		},
	},
);
export type Figure5CDataRow = RowOfTable<typeof figure5CData>;

/** fitbit_pregnancy/data/figure_5_d_data.csv: Figure 5d: share of participants by week after birth, 32 weeks. */
export const figure5DData = defineColumns(
	{
		/** week: -11 to 0 are the twelve weeks before pregnancy, 1 to 20 the weeks after birth, 1 being the first; weeks, -11 to 20 */
		"week": {
			type: "integer",
			unit: "weeks",
			range: [-11, 20],
			key: true,
			fault: "As in the files of pregnancy; the pregnancy itself is left out between 0 and 1.",
		},
		/** mean share of participants; %, 5.115247134229016 to 20.516455072106492 */
		"mean": {
			type: "number",
			unit: "%",
			range: [5.115247134229016, 20.516455072106492],
			fault: "Which event the share counts is not in the files: the authors' script says \"Participants (%)\".",
		},
		/** standard deviation over the seven days of the week, by its size; not stated; %, 0.256090094781995 to 4.263851753078051 */
		"std": {
			type: "number",
			unit: "%",
			range: [0.256090094781995, 4.263851753078051],
		},
	},
);
export type Figure5DDataRow = RowOfTable<typeof figure5DData>;
