/**
 * A synthetic cohort of pregnancies with known truth: women who do not exist, from published numbers, each with its source.
 * Runs in a browser and on any number of threads: a pregnancy depends on the design and its number alone.
 *
 * First call: `syntheticPregnancy(defaultDesign, 0)`.
 */

export {
	compareWithSources,
	type SourceCollector,
	type SourceComparison,
	sourceCollector,
} from "./against-sources/compare-with-sources.ts";
export { type CurveRow, curveCollector } from "./against-sources/source-curves.ts";
export type { SourcePoint } from "./against-sources/source-point.ts";
export { sourcePoints } from "./against-sources/source-points.ts";
export { type DeviceShares, defaultDesign, type SyntheticDesign } from "./design/design.ts";
export { type Scenario, scenarios, type TurnShares } from "./design/scenario.ts";
export { syntheticPregnancy } from "./make-pregnancy.ts";
// Nights of ln RMSSD alone, for simulation studies
export {
	type BirthClass,
	type NightDesign,
	type SyntheticNights,
	type TurnClock,
	turnClocks,
} from "./nights/night-design.ts";
export { syntheticNights } from "./nights/synthetic-nights.ts";
export { allParameters, type ParameterRow } from "./parameters/all.ts";
export type {
	AssumedParameter,
	CurvePoint,
	Parameter,
	ParameterContext,
	SourcedParameter,
} from "./parameters/parameter.ts";
export type {
	ObservedDays,
	SyntheticDays,
	SyntheticInfantDays,
	SyntheticPregnancy,
	SyntheticTruth,
} from "./synthetic-pregnancy.ts";
