import type { DvcRepository } from "./repository.ts";

/**
 * The variables that make dvc a quiet program: no analytics, no colours, no bars, and lines that come when they are
 * printed. What the user has set stays, but for a virtual environment that would lend dvc other libraries.
 */
export function quietEnvironment(repository: DvcRepository): Record<string, string> {
	return {
		DVC_NO_ANALYTICS: "true",
		ITERATIVE_DO_NOT_TRACK: "1",
		NO_COLOR: "1",
		PYTHONUNBUFFERED: "1",
		PYTHONUTF8: "1",
		PYTHONHOME: "",
		PYTHONPATH: "",
		GIT_TERMINAL_PROMPT: "0",
		...repository.environment,
	};
}
