import type { FigureSpec } from "@quickening/figures";
import { type CurvesAndPoints, curvesSpec } from "./curves-spec.ts";

/** Heart rate in three contexts, RMSSD, and activity. */
export function spec(rows: CurvesAndPoints): FigureSpec {
	return curvesSpec(
		rows,
		[
			{ quantity: "Resting heart rate", context: "watch", title: "Watch", axis: "Resting heart rate (bpm)" },
			{ quantity: "Heart rate", context: "office", title: "Clinic", axis: "Heart rate (bpm)", pregnancyOnly: true },
			{ quantity: "Heart rate", context: "home", title: "Home, seated", axis: "Heart rate (bpm)", pregnancyOnly: true },
			{ quantity: "RMSSD, change", context: "asleep", title: "Asleep", axis: "RMSSD, change (ms)" },
			{ quantity: "Steps", context: "watch", title: "Watch", axis: "Steps per day", zero: true },
			{
				quantity: "Moderate and vigorous activity",
				context: "watch",
				title: "Watch",
				axis: "Active (min per day)",
				zero: true,
			},
		],
		{
			title: "heart rate in three contexts, its variability, and activity",
			caption:
				"Generated curves and published numbers. Heart rates on the wrist, in the clinic and at home are separate quantities.",
			alt: "Resting heart rate on the wrist rises from 65 before pregnancy to about 75 bpm near week 33 and falls below its first level after birth; in the clinic it is about 17 bpm higher. RMSSD falls by about 15 ms and rises again in the last weeks. Steps fall early in pregnancy and after birth. Curves pass through the published points.",
		},
	);
}
