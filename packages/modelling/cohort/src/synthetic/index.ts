/**
 * A synthetic cohort of pregnancies with known truth: women who do not exist, from published numbers, each with its source.
 *
 * First call: `syntheticNights(design, { seed: "study-1", index: 0 })`.
 */

export {
	type BirthClass,
	type NightDesign,
	type SyntheticNights,
	type TurnClock,
	turnClocks,
} from "./nights/night-design.ts";
export { syntheticNights } from "./nights/synthetic-nights.ts";
