"""Overbooking: plan more than fits, because most of what is pursued never lands."""
