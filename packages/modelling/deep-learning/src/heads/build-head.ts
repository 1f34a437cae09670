import { checkInteger, InvalidInputError } from "@quickening/core";
import { classificationHead } from "./classification.ts";
import type { BuiltHead, Head } from "./head.ts";
import { ordinalHead } from "./ordinal.ts";
import { regressionHead } from "./regression.ts";
import { timeToEventHead } from "./time-to-event.ts";

/** @throws InvalidInputError when the description is not usable. */
export function buildHead(head: Head): BuiltHead {
	switch (head.kind) {
		case "classification":
			checkInteger("trainNetwork", "head.nClasses", head.nClasses, 2);
			return classificationHead(head.nClasses);
		case "regression":
			return regressionHead(head.loss ?? "squares");
		case "ordinal":
			checkInteger("trainNetwork", "head.nLevels", head.nLevels, 2);
			return ordinalHead(head.nLevels);
		case "time-to-event":
			return timeToEventHead(head.edges);
		default:
			throw new InvalidInputError(
				`trainNetwork: head.kind must be "classification", "regression", "ordinal" or "time-to-event"; got ${JSON.stringify((head as { kind?: unknown }).kind)}`,
				{ code: "unknown-option", argument: "head.kind", received: (head as { kind?: unknown }).kind },
			);
	}
}
