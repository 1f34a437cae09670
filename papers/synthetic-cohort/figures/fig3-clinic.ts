import type { FigureSpec } from "@quickening/figures";
import { type CurvesAndPoints, curvesSpec } from "./curves-spec.ts";

const mmHg = (quantity: string, context: string, title: string) => ({
	quantity,
	context,
	title,
	axis: `${quantity.split(" ")[0]} (mmHg)`,
	pregnancyOnly: true,
});

/** The clinic and the home. */
export function spec(rows: CurvesAndPoints): FigureSpec {
	return curvesSpec(
		rows,
		[
			mmHg("Systolic pressure", "office", "Clinic"),
			mmHg("Systolic pressure", "home", "Home"),
			mmHg("Diastolic pressure", "office", "Clinic"),
			mmHg("Diastolic pressure", "home", "Home"),
			{ quantity: "Oxygen saturation", context: "office", title: "Clinic", axis: "SpO₂ (%)", pregnancyOnly: true },
			{ quantity: "EPDS total", context: "questionnaire", title: "Questionnaire", axis: "EPDS total", zero: true },
		],
		{
			title: "blood pressure in the clinic and at home, oxygen, and low mood",
			caption:
				"Clinic and home readings are of the same women; the published points in the clinic are of women without complications, the curves of all women.",
			alt: "Systolic pressure in the clinic falls a little to week 19 and rises to about 123 mmHg in week 38; at home it is about 11 mmHg lower. The curves of all women rise above the published points of healthy women late in pregnancy.",
		},
	);
}
