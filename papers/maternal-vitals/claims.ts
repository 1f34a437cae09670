import type { Claim } from "@quickening/paper";
import { variantNames, variants } from "./analysis/choices.ts";
import { measures } from "./analysis/measures.ts";
import { earlier, earlierSource, nationalReports } from "./published.ts";

const words = {
	pulse: "pulse",
	systolic: "systolic pressure",
	diastolic: "diastolic pressure",
	bmi: "body mass index",
	age: "age",
} as const;

/** Earlier numbers were rounded to one decimal place: half of it is all that rounding can make. */
const found = earlier.flatMap(({ group, key, mean, sd, n }): Claim[] => {
	const who =
		group === "pregnant" ? "pregnant women of 16 years and more" : "women of 18 to 40 years who were not pregnant";
	const of = (part: "mean" | "sd" | "n", sentence: string, value: number, margin: number): Claim => ({
		id: `again-${group}-${key}-${part}`,
		sentence,
		value: `again.${group}.${key}.${part}`,
		published: { value, source: earlierSource, where: "means, standard deviations and counts by group", margin },
	});
	return [
		of("mean", `The unweighted mean ${words[key]} of ${who} is {value}.`, mean, 0.0501),
		of("sd", `The standard deviation of the ${words[key]} of ${who} is {value}.`, sd, 0.0501),
		of("n", `The ${words[key]} is known for {value} ${who}.`, n, 0),
	];
});

/** National means for longer spans of years that hold these: they are to lie near, and cannot be met exactly. */
const national = measures.map(
	({ key }): Claim => ({
		id: `national-${key}`,
		sentence: `${key === "pulse" ? "Women of 20 years and more" : "Adults of 18 years and more"} have a weighted mean ${words[key]} of {value}.`,
		value: `adults.${key}`,
		published: {
			value: nationalReports[key].value,
			source: nationalReports[key].source,
			where: "abstract",
			margin: 1.5,
		},
	}),
);

/** The direction holds whichever single choice is made otherwise. */
const directions = measures.map(({ key }): Claim => {
	const labels: Readonly<Record<string, string>> = Object.fromEntries([
		...Object.entries(variants)
			.filter(([, change]) => key !== "pulse" || change.readings === undefined)
			.map(([variant]) => [`variant.${variant}.${key}`, variantNames[variant] as string]),
		[`adjusted.${key}`, "at equal age"],
		[`adjustedMore.${key}`, "at equal age and ethnicity"],
	]);
	return {
		id: `difference-${key}`,
		sentence: `The difference in ${words[key]}, pregnant women minus others, is {value}.`,
		value: `difference.${key}`,
		robust: {
			values: Object.keys(labels),
			labels,
			criterion: { kind: key === "pulse" ? "above" : "below", bound: 0 },
		},
	};
});

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	...found,
	...national,
	...directions,
	{
		id: "pulse-within-4p",
		sentence:
			"The mean pulse of pregnant women differs by {value} from the nearest of the medians that 4P gives for any week.",
		value: "gap.fourP.pulse",
	},
	{
		id: "systolic-below-4p",
		sentence:
			"The mean systolic pressure of pregnant women differs by {value} from the lowest median of any week in 4P.",
		value: "gap.fourP.systolic",
	},
	{
		id: "diastolic-below-4p",
		sentence:
			"The mean diastolic pressure of pregnant women differs by {value} from the lowest median of any week in 4P.",
		value: "gap.fourP.diastolic",
	},
	{
		id: "diastolic-below-third-centile",
		sentence: "{value} of pregnant women have a diastolic pressure below the lowest third centile of any week in 4P.",
		value: "outside.below.diastolic",
	},
	{
		id: "synthetic-pulse",
		sentence: "The synthetic pulse in the clinic differs from that of pregnant women in NHANES by {value}.",
		value: "likeness.difference.officeGreen.pulse",
		robust: {
			values: ["likeness.difference.officeIntergrowth.pulse", "likeness.difference.officeAlspac.pulse"],
			criterion: { kind: "within", margin: 2 },
			labels: {
				"likeness.difference.officeIntergrowth.pulse": "after INTERGROWTH-21st",
				"likeness.difference.officeAlspac.pulse": "after ALSPAC",
			},
		},
	},
	{
		id: "synthetic-diastolic",
		sentence: "Synthetic diastolic pressure in the clinic differs from that of pregnant women in NHANES by {value}.",
		value: "likeness.difference.officeGreen.diastolic",
		robust: {
			values: ["likeness.difference.officeIntergrowth.diastolic", "likeness.difference.officeAlspac.diastolic"],
			criterion: { kind: "above", bound: 0 },
			labels: {
				"likeness.difference.officeIntergrowth.diastolic": "after INTERGROWTH-21st",
				"likeness.difference.officeAlspac.diastolic": "after ALSPAC",
			},
		},
	},
	{
		id: "baseline-diastolic",
		sentence: "Diastolic pressure of women who are not pregnant differs from that of pregnant women by {value}.",
		value: "likeness.difference.others.diastolic",
	},
];
