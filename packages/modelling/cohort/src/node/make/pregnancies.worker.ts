import { answerItems } from "@quickening/compute/node";
import { makePregnancies } from "./pregnancies.ts";

answerItems(makePregnancies);
