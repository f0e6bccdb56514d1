"""The HTTP service: `uvicorn classifier.api:app`."""

from __future__ import annotations

from typing import List

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from .digits import Classifier

MAX_PICTURES = 1_000


class Question(BaseModel):
    pictures: List[List[float]]


app = FastAPI(title="gpu-classifier")
classifier = Classifier.load()


@app.get("/health")
def health() -> dict:
    device = classifier.device
    return {"status": "ok", "device": device.name, "reason": device.reason, "torch": device.torch, "cuda": device.cuda}


@app.post("/classify")
def classify(question: Question) -> dict:
    if len(question.pictures) > MAX_PICTURES:
        raise HTTPException(status_code=413, detail=f"a question has at most {MAX_PICTURES} pictures")
    try:
        answers = classifier.classify(question.pictures)
    except ValueError as problem:
        raise HTTPException(status_code=422, detail=str(problem)) from problem
    return {"answers": [{"label": label, "distance": distance} for label, distance in answers]}
