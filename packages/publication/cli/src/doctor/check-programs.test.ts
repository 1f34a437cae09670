import { expect, it } from "vitest";
import { judgeTensorFlow } from "./check-programs.ts";

const pinned = { version: "2.15.1", hasPinnedCaches: true };

it("says that TensorFlow gives the bits of every other processor", () => {
	expect(judgeTensorFlow(pinned, ["avx", "avx2", "fma"])).toEqual({
		topic: "tensorflow",
		level: "ok",
		found: "2.15.1, held to AVX2 and fixed cache sizes: the same bits on every processor",
	});
});

it("says why it may not: a processor without AVX2, a libtensorflow that set-up did not bring", () => {
	const old = judgeTensorFlow(pinned, ["avx", "fma"]);
	expect(old).toMatchObject({ level: "note", found: "2.15.1; this processor has no avx2" });
	const foreign = judgeTensorFlow({ ...pinned, hasPinnedCaches: false }, []);
	expect(foreign.found).toBe(
		"2.15.1; this processor has no avx2 and no fma; libtensorflow is not the build that set-up brings, so its cache sizes are the processor's",
	);
	expect(foreign.whatToDo).toContain("their last bits may differ from the committed ones");
});
