"""The HTTP service: `uvicorn classifier.api:app`."""

from __future__ import annotations

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from .trigrams import Classifier

MAX_CHARACTERS = 10_000


class Question(BaseModel):
    text: str


app = FastAPI(title="cpu-classifier")
classifier = Classifier.load()


@app.get("/health")
def health() -> dict:
    return {"status": "ok", "device": "cpu", "labels": classifier.labels}


@app.post("/classify")
def classify(question: Question) -> dict:
    if len(question.text) > MAX_CHARACTERS:
        raise HTTPException(status_code=413, detail=f"a text has at most {MAX_CHARACTERS} characters")
    label, score = classifier.classify(question.text)
    return {"label": label, "score": score}
