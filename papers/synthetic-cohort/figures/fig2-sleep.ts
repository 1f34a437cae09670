import type { FigureSpec } from "@quickening/figures";
import { type CurvesAndPoints, curvesSpec } from "./curves-spec.ts";

const night = (quantity: string, title: string) => ({ quantity, context: "asleep", title, axis: "Change (min)" });

/** Sleep as a change from a woman's own nights before pregnancy. */
export function spec(rows: CurvesAndPoints): FigureSpec {
	return curvesSpec(
		rows,
		[
			night("Time in bed, change", "Time in bed"),
			night("Total sleep, change", "Total sleep"),
			night("Light sleep, change", "Light sleep"),
			night("Deep sleep, change", "Deep sleep"),
			night("REM sleep, change", "REM sleep"),
			{ quantity: "Skin temperature, change", context: "asleep", title: "Skin temperature", axis: "Change (°C)" },
		],
		{
			title: "nights, as a change from before pregnancy",
			caption: "Weeks 16, 24 and 32 of the same source were held out.",
			alt: "Time in bed and total sleep rise by about 25 and 20 minutes near week 9, fall through pregnancy and steeply after birth. Deep sleep falls steadily by about 19 minutes to week 37. Held-out weeks lie near the generated curves.",
		},
	);
}
