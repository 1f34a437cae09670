import type { Samples, Warning } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { ambulatoryGlucoseProfile, glucoseRanges, glucoseSummary, mmolPerLFromMgPerDl } from "@quickening/glucose";
import { formatNumber } from "@quickening/paper";
import type { Fact, RecordingReport, ReportFigure } from "../report/report.ts";
import { counted, duration, percent } from "../report/words.ts";

/** Readings of a sensor in mg/dL, in time order. */
export interface GlucoseReadings {
	readonly timesSeconds: Samples;
	readonly glucoseMgPerDl: Samples;
	/** Local time of day of time 0, in s after midnight. */
	readonly startSecondOfDay: number;
	readonly facts: readonly Fact[];
	readonly warnings: readonly Warning[];
}

/** Glucose: time in the range that fits the wearer, level, change, and the day as a profile. */
export function glucoseReport(readings: GlucoseReadings, pregnant: boolean): RecordingReport {
	const { timesSeconds, glucoseMgPerDl, startSecondOfDay } = readings;
	const range = pregnant ? glucoseRanges.pregnancy : glucoseRanges.type1and2;
	const summary = glucoseSummary(timesSeconds, glucoseMgPerDl, { pregnant, startSecondOfDay });
	const profile = ambulatoryGlucoseProfile(timesSeconds, glucoseMgPerDl, { startSecondOfDay });
	const limits = `${range.lowMgPerDl} to ${range.highMgPerDl} mg/dL (${mmol(range.lowMgPerDl)} to ${mmol(range.highMgPerDl)} mmol/L)`;
	const values = [
		["Mean glucose", summary.meanMgPerDl, "mg/dL", 0],
		["Coefficient of variation", summary.cvPercent, "%", 1],
		["In range", summary.timeInRangePercent, "%", 1],
		["Below range", summary.timeBelowRangePercent, "%", 1],
		["Below 54 mg/dL", summary.timeBelow54Percent, "%", 1],
		["Above range", summary.timeAboveRangePercent, "%", 1],
		...(pregnant ? [] : ([["GMI", summary.gmiPercent, "%", 1]] as const)),
		["MAGE", summary.mageMgPerDl, "mg/dL", 0],
		["LBGI", summary.lbgi, "", 1],
		["HBGI", summary.hbgi, "", 1],
	] as const;
	return {
		title: `${duration(summary.days * 86_400)} of glucose`,
		sentences: [
			`Glucose was within ${limits} for ${formatNumber(summary.timeInRangePercent, 0)} % of the time; the mean is ${formatNumber(summary.meanMgPerDl, 0)} mg/dL (${mmol(summary.meanMgPerDl)} mmol/L).`,
			pregnant
				? "The range is the one that the consensus of 2019 gives for pregnancy. GMI is left out: in pregnancy it misleads."
				: "The range is the one for type 1 and type 2 diabetes outside pregnancy; in pregnancy it is 63 to 140 mg/dL (choose above).",
			`The sensor was active for ${percent(summary.activePercent / 100)} of the time; gaps count for nothing.`,
		],
		facts: [...readings.facts, { name: "Readings", value: counted(timesSeconds.length, "reading") }],
		warnings: [...readings.warnings, ...summary.warnings],
		figures: [profileFigure(profile, range.lowMgPerDl, range.highMgPerDl, limits)],
		tables: [
			{
				id: "glucose",
				title: "Glucose over the whole recording",
				columns: [
					{ key: "measure", title: "Measure", unit: "" },
					{ key: "value", title: "Value", unit: "" },
				],
				rows: values.map(([measure, value, unit, digits]) => ({
					measure,
					value: `${formatNumber(value, digits)} ${unit}`.trim(),
				})),
			},
		],
		methods: [
			{ name: "range", source: "Battelino et al. 2019", doi: "10.2337/dci19-0028" },
			{ name: "level and profile", source: "Danne et al. 2017", doi: "10.2337/dc17-1600" },
			{ name: "LBGI and HBGI", source: "Kovatchev et al. 2006", doi: "10.2337/dc06-1085" },
		],
	};
}

function mmol(mgPerDl: number): string {
	return formatNumber(mmolPerLFromMgPerDl([mgPerDl])[0], 1);
}

function profileFigure(
	profile: ReturnType<typeof ambulatoryGlucoseProfile>,
	low: number,
	high: number,
	limits: string,
): ReportFigure {
	const rows = profile.map(({ startMinute, p5, p25, p50, p75, p95, nReadings, nDays }) => ({
		hour: startMinute / 60,
		p5: finite(p5),
		p25: finite(p25),
		p50: finite(p50),
		p75: finite(p75),
		p95: finite(p95),
		nReadings,
		nDays,
	}));
	const x = {
		field: "hour",
		type: "quantitative" as const,
		title: "Local time of day (h)",
		scale: { domain: [0, 24] },
		axis: { values: [0, 6, 12, 18, 24] },
	};
	const band = (from: string, to: string, opacity: number) => ({
		mark: { type: "area" as const, color: palette.blue, opacity },
		encoding: { x, y: { field: from, type: "quantitative" as const, title: "Glucose (mg/dL)" }, y2: { field: to } },
	});
	const spec: FigureSpec = figureSpec(
		{
			columnMm: 178,
			title: "All days over one another",
			caption: `Median, quartiles (dark band) and 5th to 95th percentile (pale band) of the readings by local time of day, in steps of 15 min; dashed lines: ${limits}. Times of day with fewer than five readings are left out.`,
			alt: "Percentiles of glucose by time of day.",
		},
		{
			data: { values: rows },
			layer: [
				band("p5", "p95", 0.15),
				band("p25", "p75", 0.3),
				{
					mark: { type: "line", color: palette.blue },
					encoding: { x, y: { field: "p50", type: "quantitative" } },
				},
				{
					data: { values: [{ limit: low }, { limit: high }] },
					mark: { type: "rule", strokeDash: [3, 2], color: palette.muted },
					encoding: { y: { field: "limit", type: "quantitative" } },
				},
			],
		},
	);
	return { id: "profile", spec, rows };
}

function finite(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
