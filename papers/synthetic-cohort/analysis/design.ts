import { defaultDesign, type Scenario, type SyntheticDesign, scenarios } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";

/** The generator's default design with this paper's seed. */
export function readDesign(stage: StageContext, scenario: Scenario = scenarios.reference): SyntheticDesign {
	return { ...defaultDesign, seed: stage.param("seed"), scenario };
}
